package dev.slipway.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.PlanView;
import dev.slipway.image.BaseImage;
import dev.slipway.plan.Requirement;
import dev.slipway.provenance.BuiltImage.Origin;
import dev.slipway.provenance.Provenance.BuildDefinition;
import dev.slipway.provenance.Provenance.Builder;
import dev.slipway.provenance.Provenance.ExternalParameters;
import dev.slipway.provenance.Provenance.InternalParameters;
import dev.slipway.provenance.Provenance.Metadata;
import dev.slipway.provenance.Provenance.RunDetails;

/** Writes down what is claimed of an image, as JSON in UTF-8. Nothing of the files' contents is in it. */
@ApplicationScoped
class Statements {

    private final ProvenanceConfig config;
    private final String version;
    private final ObjectMapper json;
    private final Clock clock;

    Statements(ProvenanceConfig config, @ConfigProperty(name = "quarkus.application.version") String version,
            ObjectMapper json, Clock clock) {
        this.config = config;
        this.version = version;
        this.json = json;
        this.clock = clock;
    }

    /** How the image was made. */
    byte[] provenance(BuiltImage image) {
        Origin origin = image.origin();
        PlanView plan = plan(origin);
        BuildDefinition definition = new BuildDefinition(Provenance.BUILD_TYPE,
                new ExternalParameters(origin.name(), origin.workspace(), plan.entryPoint(), plan.framework(),
                        plan.requirements().stream().map(Requirement::requirement).toList()),
                new InternalParameters("slipway " + version, origin.isolation(), plan.language(), plan.version(),
                        plan.packageManager()),
                dependencies(origin, plan));
        RunDetails run = new RunDetails(new Builder(config.builderId().toString(), Map.of("slipway", version)),
                new Metadata(origin.buildId(), seconds(origin.startedAt()), seconds(clock.instant())));
        return write(
                Statement.of(image.reference(), image.digest(), Provenance.PREDICATE_TYPE, new Provenance(definition, run)));
    }

    /**
     * What is in the image.
     *
     * @throws IOException if the SBOM is not JSON
     */
    byte[] contents(BuiltImage image, byte[] sbom) throws IOException {
        return write(Statement.of(image.reference(), image.digest(), Statement.CYCLONEDX, json.readTree(sbom)));
    }

    private static List<ResourceDescriptor> dependencies(Origin origin, PlanView plan) {
        List<ResourceDescriptor> dependencies = new ArrayList<>();
        dependencies.add(new ResourceDescriptor("context", null, ResourceDescriptor.sha256(origin.context()),
                "application/gzip"));
        if (plan.baseImage() != null) {
            dependencies.add(new ResourceDescriptor("base image", BaseImage.parse(plan.baseImage()).packageUrl(),
                    origin.baseDigest().map(ResourceDescriptor::sha256).orElse(null), null));
        }
        return dependencies;
    }

    private PlanView plan(Origin origin) {
        try {
            return json.readValue(origin.plan(), PlanView.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored plan of " + origin.buildId() + " cannot be read", e);
        }
    }

    private byte[] write(Statement statement) {
        try {
            return json.writeValueAsString(statement).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a statement is always JSON", e);
        }
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
