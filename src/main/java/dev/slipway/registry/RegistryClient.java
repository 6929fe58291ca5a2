package dev.slipway.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.image.RegistryConfig;

/**
 * What Buildah does not do: look at the manifest of an image in the registry, as the OCI distribution specification says
 * ("Pulling manifests"). Calls block.
 */
@ApplicationScoped
public class RegistryClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ACCEPTED = "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.docker.distribution.manifest.v2+json";

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
        URI uri = URI.create((config.plainHttp() ? "http://" : "https://") + image.registry() + "/v2/"
                + image.repository() + "/manifests/" + image.tag());
        HttpResponse<String> answer = get(uri, basic());
        if (answer.statusCode() == 401) {
            Optional<String> token = new TokenSource(http, json, basic()).tokenFor(answer.headers());
            if (token.isPresent()) {
                answer = get(uri, token.map("Bearer "::concat));
            }
        }
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(read(answer));
            case 404 -> Optional.empty();
            default -> throw new IOException("registry " + image.registry() + " answered " + answer.statusCode());
        };
    }

    private Manifest read(HttpResponse<String> answer) throws IOException {
        Digest digest = answer.headers().firstValue("Docker-Content-Digest").map(Digest::new)
                .orElseThrow(() -> new IOException("the registry did not say the manifest's digest"));
        JsonNode manifest = json.readTree(answer.body());
        long size = manifest.path("config").path("size").asLong();
        for (JsonNode layer : manifest.path("layers")) {
            size += layer.path("size").asLong();
        }
        return new Manifest(digest, size);
    }

    private HttpResponse<String> get(URI uri, Optional<String> authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", ACCEPTED);
        authorization.ifPresent(value -> request.header("Authorization", value));
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
