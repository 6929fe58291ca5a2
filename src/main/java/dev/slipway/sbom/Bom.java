package dev.slipway.sbom;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** As much of CycloneDX 1.6 as is written, under the names that its JSON schema gives. */
@RegisterForReflection
record Bom(@JsonProperty("$schema") String schema, String bomFormat, String specVersion, String serialNumber, int version,
        Metadata metadata, List<Component> components, List<Composition> compositions) {

    @RegisterForReflection
    record Metadata(Tools tools, Component component) {
    }

    @RegisterForReflection
    record Tools(List<Component> components) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Component(String type, @JsonProperty("bom-ref") String ref, String name, String version, List<Hash> hashes,
            List<LicenseChoice> licenses, String purl, Evidence evidence, List<Property> properties) {
    }

    @RegisterForReflection
    record Hash(String alg, String content) {
    }

    @RegisterForReflection
    record LicenseChoice(License license) {
    }

    @RegisterForReflection
    record License(String name) {
    }

    @RegisterForReflection
    record Evidence(List<Occurrence> occurrences) {
    }

    @RegisterForReflection
    record Occurrence(String location) {
    }

    @RegisterForReflection
    record Property(String name, String value) {
    }

    /** How much of the truth the list is: {@code unknown}, or {@code incomplete}. */
    @RegisterForReflection
    record Composition(String aggregate, List<String> assemblies) {
    }
}
