package dev.slipway.append;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryPush;
import dev.slipway.registry.Together;
import dev.slipway.registry.Together.Request;

/**
 * Lays sources upon an image of dependencies without building anything: one layer, one configuration and one manifest are all
 * that is new. Calls block.
 */
@ApplicationScoped
public class Appender {

    private final RegistryPush registry;
    private final Together together;
    private final ObjectMapper json;

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
     * @param labels to set beside those of the image below
     * @param created time of the image
     * @throws IOException if the image below is not what the OCI image specification says
     */
    public Image describe(DependencyImage below, PartedContext context, SortedMap<String, String> labels, Instant created)
            throws IOException {
        AppendedImage image = AppendedImage.on(bytes(below.manifest()), bytes(below.config()),
                new AppendedImage.Top(context.sources(), context.copy().command(), labels, created), json);
        List<Digest> layers = new ArrayList<>();
        for (JsonNode layer : json.readTree(below.manifest()).path("layers")) {
            layers.add(new Digest(layer.path("digest").asText()));
        }
        return new Image(Manifest.of(image.manifest(), below.mediaType(), json), image.config(), context.sources(), layers);
    }

    /**
     * Sees to it that the repository has all that the image's manifest names, so that the manifest can be put there.
     *
     * @param reference where the image goes
     * @param from the repository that has the layers below
     * @throws LayerGoneException if it does not have one of them
     * @throws IOException if the registry cannot be asked, fails or refuses
     */
    public void upload(Image image, ImageReference reference, String from) throws IOException {
        List<Request> requests = new ArrayList<>();
        requests.add(() -> registry.upload(reference, image.sources().digest(), image.sources().blob()));
        requests.add(() -> registry.upload(reference, Digest.of(image.config()), image.config()));
        for (Digest layer : image.below()) {
            requests.add(() -> requireLayer(reference, layer, from));
        }
        together.send(requests);
    }

    private void requireLayer(ImageReference reference, Digest layer, String from) throws IOException {
        boolean there = registry.has(reference, layer)
                || !from.equals(reference.repository()) && registry.mount(reference, layer, from);
        if (!there) {
            throw new LayerGoneException("the registry does not have the layer " + layer + " any more");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
