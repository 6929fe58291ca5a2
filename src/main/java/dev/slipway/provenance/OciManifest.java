package dev.slipway.provenance;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A manifest of something that belongs to an image (OCI image specification 1.1, "Guidelines for Artifact Usage"). */
@RegisterForReflection
@JsonPropertyOrder({ "schemaVersion", "mediaType", "artifactType", "config", "layers", "subject", "annotations" })
record OciManifest(int schemaVersion, String mediaType, String artifactType, OciDescriptor config,
        List<OciDescriptor> layers, OciDescriptor subject, Map<String, String> annotations) {

    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final byte[] NO_CONFIG = { '{', '}' };

    static OciManifest of(String artifactType, List<OciDescriptor> layers, OciDescriptor subject,
            Map<String, String> annotations) {
        return new OciManifest(2, MEDIA_TYPE, artifactType,
                OciDescriptor.of("application/vnd.oci.empty.v1+json", NO_CONFIG), layers, subject, annotations);
    }
}
