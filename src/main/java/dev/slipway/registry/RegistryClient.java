package dev.slipway.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.image.RegistryConfig;

/**
 * What Buildah does not do: look at the manifest of an image in the registry and give it a tag, as the OCI distribution
 * specification says ("Pulling manifests", "Pushing Manifests"). Calls block.
 */
@ApplicationScoped
public class RegistryClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ACCEPTED = "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.docker.distribution.manifest.v2+json";

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final RegistryConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    RegistryClient(RegistryConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    }

    /**
     * The manifest behind a tag, or nothing where the registry has none.
     *
     * @throws IOException if the registry cannot be asked or refuses
     */
    public Optional<Manifest> manifest(ImageReference image) throws IOException {
        return manifest(image, image.tag());
    }

    /**
     * A manifest of the image's repository by its digest, or nothing where the registry does not have it.
     *
     * @throws IOException if the registry cannot be asked or refuses
     */
    public Optional<Manifest> manifest(ImageReference image, Digest digest) throws IOException {
        return manifest(image, digest.value());
    }

    /**
     * Whether the image's tag means this manifest now.
     *
     * @throws IOException if the registry cannot be asked or refuses
     */
    public boolean means(ImageReference image, Digest digest) throws IOException {
        return manifest(image).map(Manifest::digest).filter(digest::equals).isPresent();
    }

    private Optional<Manifest> manifest(ImageReference image, String reference) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(manifestUri(image, reference)).timeout(PATIENCE)
                .header("Accept", ACCEPTED));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(read(answer));
            case 404 -> Optional.empty();
            default -> throw problem(image, answer);
        };
    }

    /**
     * Makes the image's tag mean this manifest. When it returns, the image can be pulled by its reference.
     *
     * @param limit how long it may take
     * @throws UnknownBlobException if the repository does not have all that the manifest names
     * @throws RefusedException if the registry does not let this happen
     * @throws IOException if the registry cannot be asked or fails
     */
    public void tag(ImageReference image, Manifest manifest, Duration limit) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(manifestUri(image, image.tag())).timeout(limit)
                .header("Content-Type", manifest.mediaType()).PUT(BodyPublishers.ofString(manifest.content())));
        if (answer.statusCode() != 201) {
            throw problem(image, answer);
        }
    }

    /**
     * A blob of the image's repository as text, such as an image's configuration.
     *
     * @throws IOException if the registry does not have it, cannot be asked or refuses
     */
    public String text(ImageReference image, Digest digest) throws IOException {
        URI blob = uri(image, "blobs/" + digest);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(blob).timeout(PATIENCE));
        if (REDIRECTS.contains(answer.statusCode())) { // the store of the blobs is somebody else: no credentials go there
            URI store = blob.resolve(answer.headers().firstValue("Location").orElse(""));
            answer = send(HttpRequest.newBuilder(store).timeout(PATIENCE), Optional.empty());
        }
        if (answer.statusCode() != 200) {
            throw problem(image, answer);
        }
        if (!Digest.of(answer.body().getBytes(StandardCharsets.UTF_8)).equals(digest)) {
            throw new IOException("registry " + image.registry() + " sent something else than " + digest);
        }
        return answer.body();
    }

    static IOException problem(ImageReference image, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 4 && answer.body().contains("BLOB_UNKNOWN")) {
            return new UnknownBlobException("the registry does not have all layers of " + image.repository() + " any more");
        }
        String message = "registry " + image.registry() + " answered " + answer.statusCode();
        boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403;
        return refused ? new RefusedException(message) : new IOException(message);
    }

    private Manifest read(HttpResponse<String> answer) throws IOException {
        Digest digest = answer.headers().firstValue("Docker-Content-Digest").map(Digest::new)
                .orElseGet(() -> Digest.of(answer.body().getBytes(StandardCharsets.UTF_8)));
        long size = Manifest.sizeBytes(json.readTree(answer.body()));
        String type = answer.headers().firstValue("Content-Type").orElse("application/vnd.oci.image.manifest.v1+json");
        return new Manifest(digest, size, type, answer.body());
    }

    private URI manifestUri(ImageReference image, String reference) {
        return uri(image, "manifests/" + reference);
    }

    /** A resource of the image's repository. */
    URI uri(ImageReference image, String path) {
        return URI.create((config.plainHttp() ? "http://" : "https://") + image.registry() + "/v2/" + image.repository()
                + "/" + path);
    }

    /** Answers the registry's challenge where it makes one. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> answer = send(request, basic());
        if (answer.statusCode() == 401) {
            Optional<String> token = new TokenSource(http, json, basic()).tokenFor(answer.headers());
            if (token.isPresent()) {
                answer = send(request, token.map("Bearer "::concat));
            }
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Optional<String> authorization) throws IOException {
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the registry", e);
        }
    }

    private Optional<String> basic() {
        return config.username().map(user -> "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + config.password().orElse("")).getBytes(StandardCharsets.UTF_8)));
    }
}
