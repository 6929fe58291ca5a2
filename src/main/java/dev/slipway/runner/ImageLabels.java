package dev.slipway.runner;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.Build;
import dev.slipway.build.BuildId;
import dev.slipway.build.PlanView;

/**
 * What an image says of itself: {@code org.opencontainers.image.*} as the OCI image specification's annotations name them, and
 * {@code dev.slipway.*}. All of it follows from the content, so that it never makes two images of one content differ: the
 * build that is named is the first of the content. Buildah adds the base image and the time, which it knows.
 */
@ApplicationScoped
class ImageLabels {

    private final ObjectMapper json;
    private final String slipwayVersion;

    ImageLabels(ObjectMapper json, @ConfigProperty(name = "quarkus.application.version") String slipwayVersion) {
        this.json = json;
        this.slipwayVersion = slipwayVersion;
    }

    Map<String, String> of(Build build) {
        PlanView plan = plan(build);
        Map<String, String> labels = new TreeMap<>();
        labels.put("org.opencontainers.image.title", build.name().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " "));
        labels.put("org.opencontainers.image.version", build.tag());
        labels.put("org.opencontainers.image.revision", build.artifact().value());
        labels.put("dev.slipway.build", new BuildId(build.tag(), 1).toString());
        labels.put("dev.slipway.source.digest", build.artifact().value());
        labels.put("dev.slipway.version", slipwayVersion);
        labels.put("dev.slipway.language", plan.language());
        if (plan.framework() != null) {
            labels.put("dev.slipway.framework", plan.framework());
        }
        return labels;
    }

    private PlanView plan(Build build) {
        try {
            return json.readValue(build.plan(), PlanView.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored plan of " + build.id() + " cannot be read", e);
        }
    }
}
