package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionTest {

    private static OpenSecret secret(String name, SecretType type, String target, boolean primary, String scope, String user,
            String password) {
        return new OpenSecret(new SecretSpec(new SecretName(name), type, target, primary, Optional.ofNullable(scope)),
                new Credentials(user, password));
    }

    private static Provision of(String folder, OpenSecret... secrets) {
        return Provision.of(List.of(secrets), folder);
    }

    @Test
    void indexes_become_a_netrc_and_urls_without_credentials() {
        Provision provision = of("/s",
                secret("a", SecretType.PIP_INDEX, "https://one.example:8443/simple", true, null, "ann", "pass-one"),
                secret("b", SecretType.PIP_INDEX, "https://two.example/simple", false, null, "bob", "pass-two"),
                secret("c", SecretType.PIP_INDEX, "https://three.example/simple", false, null, "cat", "pass-three"));

        assertThat(provision.files()).containsExactly(Map.entry("netrc", """
                machine one.example login ann password pass-one
                machine two.example login bob password pass-two
                machine three.example login cat password pass-three
                """));
        assertThat(provision.environment()).containsOnly(Map.entry("NETRC", "/s/netrc"),
                Map.entry("PIP_INDEX_URL", "https://one.example:8443/simple"),
                Map.entry("UV_DEFAULT_INDEX", "https://one.example:8443/simple"),
                Map.entry("PIP_EXTRA_INDEX_URL", "https://two.example/simple https://three.example/simple"),
                Map.entry("UV_INDEX", "https://two.example/simple https://three.example/simple"));
        assertThat(provision.hidden()).contains("pass-one", "ann:pass-one", "pass-three");
        assertThat(provision.toString()).doesNotContain("pass-one");
    }

    @Test
    void npm_registries_become_an_npmrc() {
        Provision provision = of("/s",
                secret("a", SecretType.NPM_REGISTRY, "https://npm.example/team", false, "@team", "", "npm-token-1"),
                secret("b", SecretType.NPM_REGISTRY, "https://npm.example:8443", false, null, "bob", "pass-two"));

        assertThat(provision.files()).containsExactly(Map.entry("npmrc", """
                @team:registry=https://npm.example/team/
                //npm.example/team/:_authToken=npm-token-1
                registry=https://npm.example:8443/
                //npm.example:8443/:_auth=Ym9iOnBhc3MtdHdv
                """));
        assertThat(provision.environment()).containsExactly(Map.entry("NPM_CONFIG_USERCONFIG", "/s/npmrc"));
    }

    @Test
    void registries_of_images_become_auths_and_nothing_that_steps_see() {
        Provision provision = of("/s",
                secret("a", SecretType.DOCKER_REGISTRY, "registry.example:5000", false, null, "ann", "pass-one"));

        assertThat(provision.registryAuths()).containsExactly(Map.entry("registry.example:5000", "YW5uOnBhc3Mtb25l"));
        assertThat(provision.files()).isEmpty();
        assertThat(provision.environment()).isEmpty();
    }

    @Test
    void git_itself_gets_the_credentials_for_their_host_and_for_no_other(@TempDir Path folder) throws Exception {
        Provision provision = of(folder.toString(),
                secret("hub", SecretType.GIT_HTTPS, "https://git.example", false, null, "x-access-token",
                        "it's \"quoted\" $HOME"));
        for (Map.Entry<String, String> file : provision.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }

        assertThat(askGit(provision, folder, "git.example")).contains("username=x-access-token\n",
                "password=it's \"quoted\" $HOME\n");
        assertThat(askGit(provision, folder, "git.example.evil.example")).doesNotContain("quoted");
        assertThat(askGit(provision, folder, "evil.example")).doesNotContain("quoted");
    }

    private static String askGit(Provision provision, Path home, String host) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git", "credential", "fill").directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(provision.environment());
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString(), "GIT_ASKPASS", "true"));
        Process git = builder.start();
        git.getOutputStream().write(("protocol=https\nhost=" + host + "\n\n").getBytes(StandardCharsets.UTF_8));
        git.getOutputStream().close();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        git.waitFor();
        return answer;
    }
}
