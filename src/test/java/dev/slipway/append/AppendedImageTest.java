package dev.slipway.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.append.AppendedImage.Top;
import dev.slipway.image.Digest;

class AppendedImageTest {

    private static final Instant TIME = Instant.parse("1980-01-01T00:00:00Z");
    private static final String CONFIG = """
            {"created":"2020-01-01T00:00:00Z","architecture":"amd64","os":"linux","config":{"Env":["A=b"],"Cmd":["sh"],
            "WorkingDir":"/app","Labels":{"io.buildah.version":"1.28.2"}},"rootfs":{"type":"layers","diff_ids":["sha256:1"]},
            "history":[{"created_by":"/bin/sh"}]}""";
    private static final String MANIFEST = """
            {"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:c","size":1},
            "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:l","size":2}],
            "annotations":{"a":"b"}}""";

    private final ObjectMapper json = new ObjectMapper();

    private AppendedImage on(String config) throws IOException {
        Top top = new Top(layer(), "[\"python\",\"agent.py\"]", new TreeMap<>(Map.of("one", "two")), TIME);
        return AppendedImage.on(bytes(MANIFEST), bytes(config), top, json);
    }

    private static Layer layer() throws IOException {
        try (SourceLayer layer = new SourceLayer("/app", TIME)) {
            layer.add("agent.py", 1, new ByteArrayInputStream(bytes("x")));
            return layer.finish();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void has_the_layers_below_and_the_sources_on_top() throws IOException {
        AppendedImage image = on(CONFIG);
        JsonNode manifest = json.readTree(image.manifest());
        assertThat(manifest.path("layers")).hasSize(2);
        assertThat(manifest.path("layers").path(1).path("digest").asText()).isEqualTo(layer().digest().value());
        assertThat(manifest.path("config").path("digest").asText()).isEqualTo(Digest.of(image.config()).value());
        assertThat(manifest.path("config").path("size").asInt()).isEqualTo(image.config().length);
        assertThat(manifest.path("annotations").path("a").asText()).isEqualTo("b");
    }

    @Test
    void keeps_the_configuration_below_but_for_command_and_labels() throws IOException {
        JsonNode config = json.readTree(on(CONFIG).config());
        assertThat(config.path("config").path("Cmd").toString()).isEqualTo("[\"python\",\"agent.py\"]");
        assertThat(config.path("config").path("Env").toString()).isEqualTo("[\"A=b\"]");
        assertThat(config.path("config").path("Labels").toString())
                .isEqualTo("{\"io.buildah.version\":\"1.28.2\",\"one\":\"two\"}");
        assertThat(config.path("rootfs").path("diff_ids").path(1).asText()).isEqualTo(layer().diffId().value());
        assertThat(config.path("history")).hasSize(2);
        assertThat(config.path("created").asText()).isEqualTo("1980-01-01T00:00:00Z");
    }

    @Test
    void the_same_sources_on_the_same_image_give_the_same_bytes() throws IOException {
        assertThat(on(CONFIG).manifest()).isEqualTo(on(CONFIG).manifest());
    }

    @Test
    void takes_no_image_that_the_specification_does_not_know() {
        assertThatThrownBy(() -> on("[]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> on("{}")).isInstanceOf(IOException.class);
    }
}
