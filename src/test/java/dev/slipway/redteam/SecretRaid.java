package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.it.ProcFs;
import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/**
 * Builds that use secrets for what they are for, with steps that also print them in every way; and what was seen meanwhile
 * and stayed behind. One build has almost all of it, since that is what takes the time.
 */
final class SecretRaid implements AutoCloseable {

    static final String USER = "reader";
    static final String OTHER_NAME = "elsewhere.test";

    static final String PASSWORD = random();
    static final String IMAGES_PASSWORD = random();
    static final String TOKEN = "npm_" + random();
    static final String KEY = newKey();

    static final String GITHUB = "gh" + "p_" + random();

    Path home;
    PrivateIndex elsewhere;
    PrivateIndex index;
    PrivateIndex registry;
    SlipwayProcess slipway;
    JsonNode refused;
    JsonNode built;
    JsonNode pulled;
    JsonNode unreadable;
    String log;
    final Set<String> seenProcesses = ConcurrentHashMap.newKeySet();

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void build() throws Exception {
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
            seenProcesses.addAll(ProcFs.commandLines());
            seenProcesses.addAll(environments());
        }
        built = slipway.build(id);
        log = slipway.log(id);
        put("images", Map.of("type", "docker-registry", "registry", images, "username", "robot", "password", IMAGES_PASSWORD));
        pulled = slipway.awaitEnd(slipway.post(fromImage(images + "/team/base:1")).path("id").asText());
        slipway.close();
        slipway = start(settings, newKey());
        unreadable = slipway.awaitEnd(slipway.post(fromImage("python:3.11-slim")).path("id").asText());
    }

    private SlipwayProcess start(Map<String, String> settings, String key) throws IOException {
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

    private void put(String name, Map<String, String> body) throws IOException, InterruptedException {
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

    static SecretRaid made() throws Exception {
        SecretRaid raid = new SecretRaid();
        raid.build();
        return raid;
    }

    @Override
    public void close() {
        slipway.close();
        index.close();
        elsewhere.close();
        registry.close();
    }
}
