package dev.slipway.append;

import java.io.IOException;
import java.time.Instant;
import java.util.SortedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.slipway.image.Digest;

/**
 * An image that is another one with one layer and a command on top (OCI image specification, "Image Configuration" and
 * "Image Manifest").
 *
 * @param config the configuration, as bytes
 * @param manifest the manifest that names it, as bytes
 */
record AppendedImage(byte[] config, byte[] manifest) {

    private static final String CREATED_BY = "COPY . .";

    /**
     * What is put on the image.
     *
     * @param layer the sources
     * @param command in exec form: a JSON array
     * @param labels to set beside those that are there
     * @param created time of the image and of its last layer
     */
    record Top(Layer layer, String command, SortedMap<String, String> labels, Instant created) {
    }

    /**
     * @param manifest of the image below
     * @param config of the image below
     * @throws IOException if one of them is not what the specification says
     */
    static AppendedImage on(byte[] manifest, byte[] config, Top top, ObjectMapper json) throws IOException {
        byte[] newConfig = json.writeValueAsBytes(config(object(json.readTree(config)), top, json));
        ObjectNode newManifest = object(json.readTree(manifest));
        object(newManifest.path("config")).put("digest", Digest.of(newConfig).value()).put("size", newConfig.length);
        array(newManifest.path("layers")).addObject().put("mediaType", Layer.MEDIA_TYPE)
                .put("digest", top.layer().digest().value()).put("size", top.layer().blob().length);
        return new AppendedImage(newConfig, json.writeValueAsBytes(newManifest));
    }

    private static ObjectNode config(ObjectNode config, Top top, ObjectMapper json) throws IOException {
        config.put("created", top.created().toString());
        ObjectNode run = config.withObject("/config");
        run.set("Cmd", json.readTree(top.command()));
        ObjectNode labels = run.withObject("/Labels");
        top.labels().forEach(labels::put);
        array(config.path("rootfs").path("diff_ids")).add(top.layer().diffId().value());
        array(config.path("history")).addObject().put("created", top.created().toString()).put("created_by", CREATED_BY);
        return config;
    }

    private static ObjectNode object(JsonNode node) throws IOException {
        return as(ObjectNode.class, node);
    }

    private static ArrayNode array(JsonNode node) throws IOException {
        return as(ArrayNode.class, node);
    }

    private static <T extends JsonNode> T as(Class<T> type, JsonNode node) throws IOException {
        if (type.isInstance(node)) {
            return type.cast(node);
        }
        throw new IOException("the image that the sources go on is not described as the OCI image specification says");
    }
}
