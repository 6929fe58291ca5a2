package dev.slipway.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.awaitility.Awaitility;

/** Debian's registry on a port and with a storage of its own, which it keeps while it is stopped and started again. */
final class RegistryServer implements AutoCloseable {

    private static final String CONFIGURATION = """
            version: 0.1
            log:
              level: warn
              accesslog:
                disabled: true
            storage:
              filesystem:
                rootdirectory: %s
              delete:
                enabled: true
            http:
              addr: %s
            """;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final String address;
    private Process process;

    private RegistryServer(Path folder, String address) {
        this.folder = folder;
        this.address = address;
    }

    /** Makes an empty registry in this folder and serves it. */
    static RegistryServer create(Path folder) throws IOException {
        RegistryServer registry = new RegistryServer(Files.createDirectories(folder), "127.0.0.1:" + TestMachine.freePort());
        Files.writeString(folder.resolve("registry.yml"), CONFIGURATION.formatted(folder.resolve("data"), registry.address));
        registry.start();
        return registry;
    }

    /** Starts it on the port and with the images that it had, and waits until it answers. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("docker-registry", "serve", folder.resolve("registry.yml").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("REGISTRY_") || name.startsWith("OTEL_"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("registry.log").toFile())).start();
        Awaitility.await("the registry to answer").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
                .failFast("the registry has ended, see " + folder, () -> !process.isAlive()).ignoreExceptions()
                .until(() -> ask("/v2/").statusCode() == 200);
    }

    void stop() {
        process.destroyForcibly().onExit().join();
    }

    /** Host and port. */
    String address() {
        return address;
    }

    /** The digest behind a tag; nothing where the registry has no such image. */
    Optional<String> digestOf(String image) throws IOException, InterruptedException {
        String name = image.substring(address.length() + 1);
        int colon = name.lastIndexOf(':');
        HttpResponse<Void> answer = ask("/v2/" + name.substring(0, colon) + "/manifests/" + name.substring(colon + 1));
        return answer.statusCode() == 200 ? answer.headers().firstValue("Docker-Content-Digest") : Optional.empty();
    }

    private HttpResponse<Void> ask(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(Duration.ofSeconds(20))
                .header("Accept", "application/vnd.oci.image.manifest.v1+json")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        stop();
    }
}
