package dev.slipway.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;

/**
 * Puts small things beside an image, as the OCI distribution specification says ("Pushing blobs", "Pushing Manifests",
 * "Pushing Manifests with Subject"). Of the image references that it takes, only registry and repository count. Calls block,
 * and end with a {@link RefusedException} where the registry does not let this happen.
 */
@ApplicationScoped
public class RegistryPush {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final RegistryClient client;

    RegistryPush(RegistryClient client) {
        this.client = client;
    }

    /** Uploads these bytes in one piece, unless the repository has them. */
    public void blob(ImageReference image, Digest digest, byte[] content) throws IOException {
        if (!has(image, digest)) {
            upload(image, digest, content);
        }
    }

    /** Whether the repository has a blob. */
    public boolean has(ImageReference image, Digest digest) throws IOException {
        HttpResponse<String> answer = client.send(request(client.uri(image, "blobs/" + digest)).method("HEAD",
                BodyPublishers.noBody()));
        return switch (answer.statusCode()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw RegistryClient.problem(image, answer);
        };
    }

    /**
     * Has the repository share a blob of another one of the same registry ("Mounting a blob from another repository").
     *
     * @param from the other repository
     * @return false where the other one does not have it, or the registry does not do this
     */
    public boolean mount(ImageReference image, Digest digest, String from) throws IOException {
        URI uploads = client.uri(image, "blobs/uploads/");
        HttpResponse<String> answer = client.send(request(
                URI.create(uploads + "?mount=" + digest + "&from=" + URLEncoder.encode(from, StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody()));
        return switch (answer.statusCode()) {
            case 201 -> true;
            case 202 -> {
                giveUp(uploads, answer);
                yield false;
            }
            default -> throw RegistryClient.problem(image, answer);
        };
    }

    /** A registry that does not mount begins an upload instead, which nobody will go on with. */
    private void giveUp(URI uploads, HttpResponse<String> begun) throws IOException {
        Optional<String> location = begun.headers().firstValue("Location");
        if (location.isPresent()) {
            client.send(request(told(uploads, location.get())).DELETE());
        }
    }

    /** Uploads these bytes in one piece; for what the repository cannot have yet. */
    public void upload(ImageReference image, Digest digest, byte[] content) throws IOException {
        URI uploads = client.uri(image, "blobs/uploads/");
        HttpResponse<String> begun = client.send(request(uploads).POST(BodyPublishers.noBody()));
        Optional<String> location = begun.headers().firstValue("Location");
        if (begun.statusCode() != 202 || location.isEmpty()) {
            throw RegistryClient.problem(image, begun);
        }
        HttpResponse<String> done = client.send(request(closing(uploads, location.get(), digest))
                .header("Content-Type", "application/octet-stream").PUT(BodyPublishers.ofByteArray(content)));
        if (done.statusCode() != 201) {
            throw RegistryClient.problem(image, done);
        }
    }

    /**
     * The registry says where the upload goes on, but never on which host: the request carries credentials, and behind a
     * proxy registries get their own scheme and host wrong.
     */
    private static URI told(URI uploads, String location) throws IOException {
        try {
            URI told = uploads.resolve(location);
            return uploads.resolve(told.getRawPath() + (told.getRawQuery() == null ? "" : "?" + told.getRawQuery()));
        } catch (IllegalArgumentException e) {
            throw new IOException("the registry sends an upload to no valid address", e);
        }
    }

    private static URI closing(URI uploads, String location, Digest digest) throws IOException {
        URI told = told(uploads, location);
        return URI.create(told + (told.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
    }

    /**
     * Stores a manifest under a tag or its own digest.
     *
     * @throws UnknownBlobException if the repository does not have all that it names
     * @return whether the registry will list the manifest as a referrer of its subject, without further ado
     */
    public boolean manifest(ImageReference image, String reference, String mediaType, byte[] content) throws IOException {
        HttpResponse<String> answer = client.send(request(client.uri(image, "manifests/" + reference))
                .header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(content)));
        if (answer.statusCode() != 201) {
            throw RegistryClient.problem(image, answer);
        }
        return answer.headers().firstValue("OCI-Subject").isPresent();
    }

    /** The image index behind a tag, as JSON text, or nothing where there is none. */
    public Optional<String> index(ImageReference image, String tag) throws IOException {
        HttpResponse<String> answer = client.send(request(client.uri(image, "manifests/" + tag)).header("Accept", INDEX));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> Optional.empty();
            default -> throw RegistryClient.problem(image, answer);
        };
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }
}
