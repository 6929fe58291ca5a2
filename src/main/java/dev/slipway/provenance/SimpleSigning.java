package dev.slipway.provenance;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a cosign signature signs (cosign's specs/SIGNATURE_SPEC.md, "Simple Signing"): this image under this name. */
@RegisterForReflection
@JsonPropertyOrder({ "critical", "optional" })
record SimpleSigning(Critical critical, Map<String, String> optional) {

    static final String MEDIA_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";

    @RegisterForReflection
    @JsonPropertyOrder({ "identity", "image", "type" })
    record Critical(Identity identity, Image image, String type) {
    }

    @RegisterForReflection
    record Identity(@JsonProperty("docker-reference") String dockerReference) {
    }

    @RegisterForReflection
    record Image(@JsonProperty("docker-manifest-digest") String dockerManifestDigest) {
    }

    static SimpleSigning of(ImageReference image, Digest digest) {
        return new SimpleSigning(new Critical(new Identity(image.registry() + "/" + image.repository()),
                new Image(digest.value()), "cosign container image signature"), Map.of());
    }
}
