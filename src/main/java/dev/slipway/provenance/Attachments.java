package dev.slipway.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.registry.RegistryPush;
import dev.slipway.registry.Together;
import dev.slipway.registry.Together.Request;

/**
 * Attaches things to images so that cosign finds them by their tags, and everyone else as referrers: a manifest that names
 * the image as its subject is listed by registries of OCI 1.1, and for older ones in an index under the tag that the
 * distribution specification has for that ("Referrers Tag Schema"). Whatever held cosign's tags before is replaced.
 */
@ApplicationScoped
class Attachments {

    /** On what Slipway attached: by whose build. Tells an earlier one apart from what others attach. */
    private static final String BUILD = "dev.slipway.build";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final RegistryPush registry;
    private final Together together;
    private final ObjectMapper json;

    Attachments(RegistryPush registry, Together together, ObjectMapper json) {
        this.registry = registry;
        this.together = together;
        this.json = json;
    }

    /**
     * Attaches them, but for what registries that do not list referrers by themselves are still to be told.
     *
     * @return tells them; to be sent with or after the image's own manifest
     * @throws IOException if the registry cannot be asked or refuses
     */
    Request attach(BuiltImage image, List<Attachment> attachments) throws IOException {
        ImageReference repository = image.reference();
        AtomicReference<Optional<String>> before = new AtomicReference<>();
        List<Request> blobs = new ArrayList<>();
        blobs.add(() -> before.set(registry.index(repository, tag(image))));
        blobs.add(() -> registry.blob(repository, Digest.of(OciManifest.NO_CONFIG), OciManifest.NO_CONFIG));
        attachments.stream().flatMap(attachment -> attachment.parts().stream()) // each is about this image, so new
                .forEach(part -> blobs.add(
                        () -> registry.upload(repository, Digest.of(part.content()), part.content())));
        together.send(blobs);
        Map<Attachment, OciDescriptor> unlisted = new ConcurrentHashMap<>();
        together.send(attachments.stream()
                .<Request> map(attachment -> () -> put(image, attachment).ifPresent(own -> unlisted.put(attachment, own)))
                .toList());
        List<OciDescriptor> inOrder = attachments.stream().filter(unlisted::containsKey).map(unlisted::get).toList();
        return inOrder.isEmpty() ? Request.NONE : () -> list(image, before.get(), inOrder);
    }

    /** What the registry does not list by itself. */
    private Optional<OciDescriptor> put(BuiltImage image, Attachment attachment) throws IOException {
        byte[] manifest = manifest(image, attachment);
        String digest = Digest.of(manifest).value();
        String reference = attachment.tagSuffix().map(suffix -> tag(image) + suffix).orElse(digest);
        boolean listed = registry.manifest(image.reference(), reference, OciManifest.MEDIA_TYPE, manifest);
        return listed ? Optional.empty()
                : Optional.of(new OciDescriptor(OciManifest.MEDIA_TYPE, digest, manifest.length, attachment.artifactType(),
                        annotations(image)));
    }

    private byte[] manifest(BuiltImage image, Attachment attachment) throws IOException {
        byte[] of = image.manifest().content().getBytes(StandardCharsets.UTF_8);
        OciDescriptor subject = new OciDescriptor(image.manifest().mediaType(), image.digest().value(), of.length, null, null);
        return json.writeValueAsBytes(OciManifest.of(attachment.artifactType(),
                attachment.parts().stream().map(Attachment.Part::descriptor).toList(), subject, annotations(image)));
    }

    /** What others have listed stays; what an earlier build of the very same image attached is replaced. */
    private void list(BuiltImage image, Optional<String> before, List<OciDescriptor> attached) throws IOException {
        ArrayNode listed = json.createArrayNode();
        StreamSupport.stream(json.readTree(before.orElse("{}")).path("manifests").spliterator(), false)
                .filter(entry -> attached.stream().noneMatch(own -> isOfEarlierBuild(entry, own))).forEach(listed::add);
        attached.forEach(own -> listed.add(json.<ObjectNode> valueToTree(own)));
        ObjectNode index = json.createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX).set("manifests", listed);
        registry.manifest(image.reference(), tag(image), INDEX, json.writeValueAsBytes(index));
    }

    private static boolean isOfEarlierBuild(JsonNode entry, OciDescriptor own) {
        return entry.path("annotations").has(BUILD) && entry.path("artifactType").asText().equals(own.artifactType());
    }

    private static Map<String, String> annotations(BuiltImage image) {
        return Map.of(BUILD, image.origin().buildId());
    }

    /** {@code sha256-<hex>}: the image's digest as a tag can have it. */
    private static String tag(BuiltImage image) {
        return "sha256-" + image.digest().hex();
    }
}
