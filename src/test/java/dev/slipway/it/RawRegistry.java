package dev.slipway.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;

/** Whoever may write to the registry, past Slipway. */
public final class RawRegistry {

    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** @param address host and port */
    public RawRegistry(String address) {
        this.base = "http://" + address + "/v2/";
    }

    /** The bytes of a manifest. */
    public byte[] manifest(String repository, String reference) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(repository + "/manifests/" + reference)
                .header("Accept", MANIFEST + ", " + INDEX));
        if (answer.statusCode() != 200) {
            throw new AssertionError(repository + " has no " + reference + ": " + answer.statusCode());
        }
        return answer.body();
    }

    public JsonNode manifestJson(String repository, String reference) throws IOException, InterruptedException {
        return JSON.readTree(manifest(repository, reference));
    }

    /** Puts a manifest under a tag or digest, and says its digest. */
    public String put(String repository, String reference, String mediaType, byte[] manifest)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(repository + "/manifests/" + reference).header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofByteArray(manifest)));
        if (answer.statusCode() != 201) {
            throw new AssertionError("the registry answered " + answer.statusCode() + ": " + new String(answer.body()));
        }
        return Digest.of(manifest).value();
    }

    /** Uploads a blob. */
    public void putBlob(String repository, byte[] content) throws IOException, InterruptedException {
        HttpResponse<byte[]> begun = send(request(repository + "/blobs/uploads/").POST(BodyPublishers.noBody()));
        String location = begun.headers().firstValue("Location").orElseThrow();
        URI closing = URI.create(location + (location.contains("?") ? "&" : "?") + "digest=" + Digest.of(content));
        HttpResponse<byte[]> done = send(HttpRequest.newBuilder(closing).PUT(BodyPublishers.ofByteArray(content)));
        if (done.statusCode() != 201) {
            throw new AssertionError("the registry answered " + done.statusCode());
        }
    }

    public byte[] blob(String repository, String digest) throws IOException, InterruptedException {
        return send(request(repository + "/blobs/" + digest)).body();
    }

    /** Copies a manifest and all that it points to from one repository to another, under a tag of choice. */
    public void copy(String from, String reference, String to, String tag) throws IOException, InterruptedException {
        byte[] manifest = manifest(from, reference);
        JsonNode parsed = JSON.readTree(manifest);
        putBlob(to, blob(from, parsed.path("config").path("digest").asText()));
        for (JsonNode layer : parsed.path("layers")) {
            putBlob(to, blob(from, layer.path("digest").asText()));
        }
        put(to, tag, MANIFEST, manifest);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
