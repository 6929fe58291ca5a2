package dev.slipway.provenance;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something that is claimed of an image (in-toto Attestation Framework, Statement v1).
 *
 * @param subject the image, by the digest of its manifest
 * @param predicateType what kind of claim
 * @param predicate the claim, as JSON
 */
@RegisterForReflection
@JsonPropertyOrder({ "_type", "subject", "predicateType", "predicate" })
record Statement(@JsonProperty("_type") String type, List<ResourceDescriptor> subject, String predicateType,
        Object predicate) {

    static final String MEDIA_TYPE = "application/vnd.in-toto+json";
    static final String CYCLONEDX = "https://cyclonedx.org/bom";

    static Statement of(ImageReference image, Digest digest, String predicateType, Object predicate) {
        String name = image.registry() + "/" + image.repository();
        return new Statement("https://in-toto.io/Statement/v1",
                List.of(new ResourceDescriptor(name, null, ResourceDescriptor.sha256(digest), null)), predicateType, predicate);
    }
}
