package dev.slipway.secret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the secrets of a workspace become for one build.
 *
 * @param files name to text; to be mounted for RUN steps
 * @param environment of RUN steps: where the files are, and addresses without credentials
 * @param registryAuths registry to user and password in Base64, as containers-auth.json(5) has them
 * @param hidden what must not be seen in the build's output
 */
public record Provision(Map<String, String> files, Map<String, String> environment, Map<String, String> registryAuths,
        List<String> hidden) {

    static Provision of(List<OpenSecret> secrets, String folder) {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> environment = new LinkedHashMap<>();
        PipSettings.add(of(secrets, SecretType.PIP_INDEX), folder, files, environment);
        NpmSettings.add(of(secrets, SecretType.NPM_REGISTRY), folder, files, environment);
        GitSettings.add(of(secrets, SecretType.GIT_HTTPS), folder, files, environment);
        Map<String, String> auths = of(secrets, SecretType.DOCKER_REGISTRY).stream()
                .collect(Collectors.toMap(secret -> secret.spec().place(), secret -> secret.credentials().basic()));
        return new Provision(files, environment, auths, secrets.stream().flatMap(Provision::hidden).toList());
    }

    private static List<OpenSecret> of(List<OpenSecret> secrets, SecretType type) {
        return secrets.stream().filter(secret -> secret.spec().type() == type).toList();
    }

    /** The user name alone is hidden with its password only: it may be an everyday word. */
    private static Stream<String> hidden(OpenSecret secret) {
        Credentials credentials = secret.credentials();
        return Stream.of(credentials.password(), credentials.username() + ":" + credentials.password());
    }

    @Override
    public String toString() {
        return "Provision[files=" + files.keySet() + "]";
    }
}
