package dev.slipway.provenance;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.image.Digest;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names a thing, or what it is made of, as the in-toto Attestation Framework does (ResourceDescriptor v1). */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "name", "uri", "digest", "mediaType" })
record ResourceDescriptor(String name, String uri, Map<String, String> digest, String mediaType) {

    static Map<String, String> sha256(Digest digest) {
        return Map.of("sha256", digest.hex());
    }
}
