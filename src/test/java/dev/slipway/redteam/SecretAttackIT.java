package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.it.ProcFs;
import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/**
 * A build that uses secrets for what they are for, with steps that also print them in every way: where they are seen
 * afterwards, and by whom. One build, since that is what takes the time.
 */
class SecretAttackIT {

    private static final String USER = "reader";
    private static final String OTHER_NAME = "elsewhere.test";

    private static final String PASSWORD = random();
    private static final String IMAGES_PASSWORD = random();
    private static final String TOKEN = "npm_" + random();
    private static final String KEY = newKey();

    private static final String GITHUB = "gh" + "p_" + random();

    private static Path home;
    private static PrivateIndex elsewhere;
    private static PrivateIndex index;
    private static PrivateIndex registry;
    private static SlipwayProcess slipway;
    private static JsonNode refused;
    private static JsonNode built;
    private static JsonNode pulled;
    private static JsonNode unreadable;
    private static String log;
    private static final Set<String> SEEN_PROCESSES = ConcurrentHashMap.newKeySet();

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @BeforeAll
    static void build() throws Exception {
        home = TestMachine.newHome("secrets");
        String address = ownAddress();
        TestCertificate certificate = TestCertificate.make(home, address, OTHER_NAME);
        elsewhere = PrivateIndex.start(certificate.context(), "nobody", random(), random(), "");
        index = PrivateIndex.start(certificate.context(), USER, PASSWORD, TOKEN,
                "https://" + OTHER_NAME + ":" + elsewhere.port());
        registry = PrivateIndex.start(certificate.context(), "robot", IMAGES_PASSWORD, random(), "");
        String images = address + ":" + registry.port();
        Map<String, String> settings = Map.of("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow", "SLIPWAY_BUILD_NETWORK_ALLOW", address,
                "SLIPWAY_BUILD_BASE_REGISTRIES", "docker.io," + images, "SLIPWAY_NETWORK_CA_BUNDLE",
                certificate.bundle(TestMachine.settings().get("SLIPWAY_NETWORK_CA_BUNDLE")).toString());
        slipway = start(settings, KEY);
        String url = "https://" + address + ":" + index.port();
        refused = slipway.awaitEnd(slipway.post(Map.of("name", "Refused", "files", Map.of("agent.py", "print(1)\n"),
                "requirements", "--extra-index-url " + url + "/simple\n" + PrivateIndex.PROJECT + "\n")).path("id").asText());
        put("index", Map.of("type", "pip-index", "url", url + "/simple", "username", USER, "password", PASSWORD));
        put("team", Map.of("type", "npm-registry", "url", url + "/npm", "scope", "@team", "token", TOKEN));
        String id = slipway.post(Map.of("name", "Private", "files", files(address, url))).path("id").asText();
        while (!slipway.build(id).has("completed_at")) {
            SEEN_PROCESSES.addAll(ProcFs.commandLines());
            SEEN_PROCESSES.addAll(environments());
        }
        built = slipway.build(id);
        log = slipway.log(id);
        put("images", Map.of("type", "docker-registry", "registry", images, "username", "robot", "password", IMAGES_PASSWORD));
        pulled = slipway.awaitEnd(slipway.post(fromImage(images + "/team/base:1")).path("id").asText());
        slipway.close();
        slipway = start(settings, newKey());
        unreadable = slipway.awaitEnd(slipway.post(fromImage("python:3.11-slim")).path("id").asText());
    }

    private static SlipwayProcess start(Map<String, String> settings, String key) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("SLIPWAY_SECRETS_KEYS", key);
        return SlipwayProcess.start(home, all);
    }

    private static String newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Map<String, Object> fromImage(String image) {
        return Map.of("name", "From", "files", Map.of("Dockerfile", "FROM " + image + "\nCOPY . .\n", "run.id", random()));
    }

    private static Map<String, String> files(String address, String url) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("requirements.txt", PrivateIndex.PROJECT + "\n");
        files.put("config.py", "token = '" + GITHUB + "'\n");
        files.put("moved.txt", "--index-url " + url + "/moved/simple\n" + PrivateIndex.PROJECT + "\n");
        files.put("leak.py", """
                import base64, binascii, urllib.parse
                text = open('/dev/slipway/secrets/netrc').read()
                password = text.split()[5]
                print('plain', password)
                print('netrc', text)
                print('url', 'https://%s:%s@example.com/' % ('reader', urllib.parse.quote(password)))
                print('base64', base64.b64encode(text.encode()).decode())
                print('header', base64.b64encode(('reader:' + password).encode()).decode())
                print('hex', binascii.hexlify(password.encode()).decode())
                print('reversed', password[::-1])
                print(open('/dev/slipway/secrets/npmrc').read())
                try:
                    open('/dev/slipway/secrets/netrc', 'a')
                    print('overwritten')
                except OSError as e:
                    print('not overwritten', e)
                """);
        files.put("Dockerfile", """
                FROM node:22-slim AS node
                WORKDIR /app
                RUN npm install @team/thing

                FROM python:3.11-slim
                WORKDIR /app
                COPY --from=node /app /app/node
                COPY . .
                RUN pip install --no-cache-dir -r requirements.txt
                RUN python leak.py
                RUN ls -laR /dev/slipway && env
                RUN echo '%s %s' >> /etc/hosts && (pip download --no-deps -r moved.txt || echo not moved)
                RUN python -c "import slipway_private_thing" && test -e node/node_modules/@team/thing/package.json
                """.formatted(address, OTHER_NAME));
        return files;
    }

    private static String ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress).findFirst().orElseThrow(() -> new IOException("no address but the loopback"));
    }

    private static void put(String name, Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + slipway.port() + "/api/secrets/" + name))
                .header("Authorization", "Bearer " + SlipwayProcess.KEY).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body))).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** Of the processes that this user may look at: all of Slipway's are. */
    private static List<String> environments() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+") && !isOwn(path)).map(path -> {
                try {
                    return Files.readString(path.resolve("environ"), StandardCharsets.ISO_8859_1);
                } catch (IOException e) {
                    return ""; // gone, or another user's
                }
            }).toList();
        }
    }

    private static boolean isOwn(Path process) {
        return process.getFileName().toString().equals(Long.toString(ProcessHandle.current().pid()));
    }

    @AfterAll
    static void stop() {
        slipway.close();
        index.close();
        elsewhere.close();
        registry.close();
    }

    @Test
    void an_index_that_wants_credentials_fails_the_build_with_a_sentence_that_names_it() {
        assertThat(refused.path("error").asText()).as(refused.toPrettyString()).matches(
                "pip install failed: the index at [0-9.]+:" + index.port() + " asked for credentials");
        assertThat(refused.path("failure").path("code").asText()).isEqualTo("credentials_required");
        assertThat(refused.path("failure").path("retryable").asBoolean()).isFalse();
    }

    @Test
    void with_the_secrets_pip_and_npm_install_from_there() {
        assertThat(built.path("status").asText()).as(built.path("error").asText() + "\n" + log).isEqualTo("SUCCEEDED");
        assertThat(log).contains("Successfully installed " + PrivateIndex.PROJECT);
    }

    @Test
    void base_images_are_pulled_with_the_workspaces_credentials() {
        assertThat(registry.authorizations()).as(pulled.toPrettyString()).contains("Basic " + Base64.getEncoder()
                .encodeToString(("robot:" + IMAGES_PASSWORD).getBytes(StandardCharsets.UTF_8)));
        assertThat(pulled.path("failure").path("code").asText()).isEqualTo("base_image_not_found"); // it holds none
        assertThat(pulled.toString()).doesNotContain(IMAGES_PASSWORD);
    }

    @RedTeam
    void with_another_key_a_build_fails_clearly_and_gets_no_secret() {
        assertThat(unreadable.path("failure").path("code").asText()).as(unreadable.toPrettyString())
                .isEqualTo("secret_unreadable");
        assertThat(unreadable.path("error").asText()).startsWith("build failed: the secret images cannot be decrypted: ");
    }

    @Test
    void a_key_in_the_source_is_told_in_the_log_without_its_value() {
        assertThat(log).contains("warning: config.py line 1: this looks like a GitHub token").doesNotContain(GITHUB);
    }

    @RedTeam
    void printing_a_secret_plainly_or_encoded_shows_stars() {
        assertThat(log).contains("plain ***", "header ***", "hex ***");
        assertThat(log).doesNotContain(PASSWORD, TOKEN, HexFormat.of().formatHex(PASSWORD.getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    @RedTeam
    void printing_it_inside_of_a_longer_base64_shows_stars() {
        String line = log.lines().filter(text -> text.contains("base64 ")).findFirst().orElseThrow();
        assertThat(line).contains("***");
        String shown = line.substring(line.indexOf("base64 ") + 7).split("\\*\\*\\*")[0];
        assertThat(new String(Base64.getDecoder().decode(shown.substring(0, shown.length() / 4 * 4)), StandardCharsets.UTF_8))
                .startsWith("machine ").doesNotContain(PASSWORD.substring(0, 4));
    }

    /** Redaction is against accidents: this shows that the step had the secret, and what the threat model says. */
    @Test
    void what_a_step_prints_reversed_is_not_recognised() {
        assertThat(log).contains("reversed " + new StringBuilder(PASSWORD).reverse());
    }

    @RedTeam
    void no_blob_of_the_image_holds_a_secret_or_the_files_that_held_it() throws Exception {
        Path copied = Files.createDirectory(home.resolve("copied"));
        Process skopeo = new ProcessBuilder("skopeo", "copy", "--src-tls-verify=false",
                "docker://" + built.path("image").asText(),
                "dir:" + copied).redirectErrorStream(true).start();
        String said = new String(skopeo.getInputStream().readAllBytes());
        assertThat(skopeo.waitFor()).as(said).isZero();
        List<Path> blobs;
        try (Stream<Path> all = Files.list(copied)) {
            blobs = all.toList();
        }
        assertThat(blobs).hasSizeGreaterThan(4);
        List<String> sought = new ArrayList<>(PrivateIndex.forms(USER, PASSWORD));
        sought.addAll(PrivateIndex.forms("", TOKEN));
        for (Path blob : blobs) {
            String content = unpacked(blob);
            assertThat(sought.stream().filter(content::contains).map(form -> form.substring(0, 4))).as(blob.toString())
                    .isEmpty();
            // a tar's entries begin with their paths, at multiples of 512
            assertThat(IntStream.iterate(0, at -> at < content.length(), at -> at + 512)
                    .filter(at -> content.startsWith("dev/slipway", at))).as(blob.toString()).isEmpty();
        }
    }

    private static String unpacked(Path blob) throws IOException {
        byte[] bytes = Files.readAllBytes(blob);
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unzipped.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @RedTeam
    void database_artifacts_and_service_log_hold_no_secret() throws IOException {
        List<String> forms = new ArrayList<>(List.of(PASSWORD, TOKEN, IMAGES_PASSWORD, KEY,
                Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8))));
        List<Path> files = new ArrayList<>(List.of(home.resolve("service.log")));
        for (String folder : List.of("postgres/data", "artifacts", "builds")) {
            try (Stream<Path> all = Files.walk(home.resolve(folder))) {
                all.filter(Files::isRegularFile).filter(Files::isReadable).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files.stream().filter(file -> holds(file, forms))).isEmpty();
    }

    /** What is committed is in the write-ahead log as well, where nothing is compressed by default. */
    private static boolean holds(Path file, List<String> forms) {
        try {
            String content = unpacked(file);
            return forms.stream().anyMatch(content::contains);
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RedTeam
    void no_command_line_and_no_environment_of_a_process_held_one() {
        assertThat(SEEN_PROCESSES).anyMatch(process -> process.contains("/dev/slipway/secrets"));
        assertThat(SEEN_PROCESSES.stream().filter(process -> process.contains(PASSWORD) || process.contains(TOKEN))).isEmpty();
    }

    @RedTeam
    void a_build_leaves_no_file_with_a_secret_behind() throws IOException {
        try (Stream<Path> left = Files.list(home.resolve("builds/work"))) {
            assertThat(left).isEmpty();
        }
    }

    @RedTeam
    void a_step_cannot_write_to_the_secrets() {
        assertThat(log).contains("not overwritten").doesNotContain("\noverwritten");
    }

    @RedTeam
    void an_index_that_sends_pip_to_another_host_does_not_get_it_the_credentials() {
        assertThat(index.authorizations()).contains(
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        assertThat(elsewhere.authorizations()).as(log).isNotEmpty().containsOnly("none");
    }

    @RedTeam
    void answers_about_the_build_and_metrics_hold_no_secret() throws Exception {
        String id = built.path("id").asText();
        for (String path : List.of("/api/builds/" + id, "/api/builds", "/api/secrets", "/q/metrics", "/q/health",
                "/q/openapi", "/api/builds/" + id + "/context")) {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + slipway.port() + path))
                            .header("Authorization", "Bearer " + SlipwayProcess.KEY).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).as(path).doesNotContain(PASSWORD, TOKEN);
        }
    }
}
