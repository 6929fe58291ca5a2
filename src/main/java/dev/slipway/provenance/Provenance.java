package dev.slipway.provenance;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How an image was made: the predicate of SLSA v1.0 ("Provenance", slsa.dev/spec/v1.0/provenance). Times are RFC 3339. */
@RegisterForReflection
@JsonPropertyOrder({ "buildDefinition", "runDetails" })
record Provenance(BuildDefinition buildDefinition, RunDetails runDetails) {

    static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";

    /** What the parameters mean; docs/build-type.md says so, and why it is a package URL. */
    static final String BUILD_TYPE = "pkg:generic/slipway#docs/build-type/v1";

    @RegisterForReflection
    @JsonPropertyOrder({ "buildType", "externalParameters", "internalParameters", "resolvedDependencies" })
    record BuildDefinition(String buildType, ExternalParameters externalParameters, InternalParameters internalParameters,
            List<ResourceDescriptor> resolvedDependencies) {
    }

    /** What whoever asked for the build decided. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "name", "workspace", "entryPoint", "framework", "requirements" })
    record ExternalParameters(String name, String workspace, String entryPoint, String framework,
            List<String> requirements) {
    }

    /** What this Slipway decided. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "generator", "isolation", "language", "languageVersion", "packageManager" })
    record InternalParameters(String generator, String isolation, String language, String languageVersion,
            String packageManager) {
    }

    @RegisterForReflection
    @JsonPropertyOrder({ "builder", "metadata" })
    record RunDetails(Builder builder, Metadata metadata) {
    }

    @RegisterForReflection
    @JsonPropertyOrder({ "id", "version" })
    record Builder(String id, Map<String, String> version) {
    }

    @RegisterForReflection
    @JsonPropertyOrder({ "invocationId", "startedOn", "finishedOn" })
    record Metadata(String invocationId, String startedOn, String finishedOn) {
    }
}
