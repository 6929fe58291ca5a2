package dev.slipway.provenance;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.image.Digest;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Points to content in the same repository (OCI image specification 1.1, "Content Descriptors"). */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({ "mediaType", "digest", "size", "artifactType", "annotations" })
record OciDescriptor(String mediaType, String digest, long size, String artifactType, Map<String, String> annotations) {

    static OciDescriptor of(String mediaType, byte[] content) {
        return of(mediaType, content, null);
    }

    static OciDescriptor of(String mediaType, byte[] content, Map<String, String> annotations) {
        return new OciDescriptor(mediaType, Digest.of(content).value(), content.length, null, annotations);
    }
}
