package dev.slipway.runner;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.Build;
import dev.slipway.image.BaseImage;

/** The base image that a build's stored plan names. */
final class PlannedBase {

    private PlannedBase() {
    }

    /** Nothing where the plan names none. */
    static Optional<BaseImage> of(Build build, ObjectMapper json) throws IOException {
        JsonNode reference = json.readTree(build.plan()).path("base_image");
        return reference.isTextual() ? Optional.of(BaseImage.parse(reference.asText())) : Optional.empty();
    }
}
