package dev.slipway.append;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryPush;
import dev.slipway.registry.Together;
import dev.slipway.registry.Together.Request;
import dev.slipway.registry.UnknownBlobException;

/**
 * Lays sources upon an image of dependencies without building anything: one layer, one configuration and one manifest are all
 * that is new. Calls block.
 */
@ApplicationScoped
public class Appender {

    private static final List<String> BASE = List.of("org.opencontainers.image.base.name",
            "org.opencontainers.image.base.digest");

    private static final int MOST_REPOSITORIES = 10_000;

    private final RegistryPush registry;
    private final Together together;
    private final ObjectMapper json;
    /** The dependencies that each repository was last seen to have, by the digests of their layers. */
    private final Map<String, List<Digest>> seen = Collections.synchronizedMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Digest>> eldest) {
            return size() > MOST_REPOSITORIES;
        }
    });

    Appender(RegistryPush registry, Together together, ObjectMapper json) {
        this.registry = registry;
        this.together = together;
        this.json = json;
    }

    /**
     * An image that is described and not yet in the registry.
     *
     * @param manifest of the image
     * @param config its configuration
     * @param sources its topmost layer
     * @param below the layers under that
     */
    public record Image(Manifest manifest, byte[] config, Layer sources, List<Digest> below) {
    }

    /**
     * Describes the image.
     *
     * @param labels to set, beside those of the image below and what its manifest says of the base image
     * @param created time of the image
     * @throws IOException if the image below is not what the OCI image specification says
     */
    public Image describe(DependencyImage below, PartedContext context, Map<String, String> labels, Instant created)
            throws IOException {
        JsonNode manifest = json.readTree(below.manifest());
        SortedMap<String, String> all = new TreeMap<>(labels);
        all.put("org.opencontainers.image.created", created.toString());
        BASE.forEach(name -> Optional.of(manifest.path("annotations").path(name).asText()).filter(value -> !value.isEmpty())
                .ifPresent(value -> all.put(name, value)));
        AppendedImage image = AppendedImage.on(bytes(below.manifest()), bytes(below.config()),
                new AppendedImage.Top(context.sources(), context.copy().command(), all, created), json);
        List<Digest> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("layers")) {
            layers.add(new Digest(layer.path("digest").asText()));
        }
        return new Image(Manifest.of(image.manifest(), below.mediaType(), json), image.config(), context.sources(), layers);
    }

    /**
     * Brings what is new in the image into its repository, and sees to it that the layers below are there. Registries look for
     * them when they are given a manifest (the distribution specification has an error code for that), so nobody else needs
     * to: what is not there is shared from the repository that has it. Where they were there the last time, they are not asked
     * for again: the one who tags the image will hear of it.
     *
     * @param reference where the image goes
     * @param from the repository that has the layers below
     * @throws UnknownBlobException if it does not have one of them any more
     * @throws IOException if the registry cannot be asked, fails or refuses
     */
    public void upload(Image image, ImageReference reference, String from) throws IOException {
        together.send(List.of(
                () -> registry.upload(reference, image.sources().digest(), image.sources().blob()),
                () -> registry.upload(reference, Digest.of(image.config()), image.config())));
        if (image.below().equals(seen.get(reference.repository()))) {
            return;
        }
        try {
            put(image, reference);
        } catch (UnknownBlobException e) {
            if (from.equals(reference.repository())) {
                throw e;
            }
            together.send(image.below().stream()
                    .<Request> map(layer -> () -> registry.mount(reference, layer, from)).toList());
            put(image, reference);
        }
        seen.put(reference.repository(), image.below());
    }

    /** To be told when a repository lacks what it was seen to have. */
    public void doubt(String repository) {
        seen.remove(repository);
    }

    private void put(Image image, ImageReference reference) throws IOException {
        registry.manifest(reference, image.manifest().digest().value(), image.manifest().mediaType(),
                bytes(image.manifest().content()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
