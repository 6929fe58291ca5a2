package dev.slipway.build;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a build came to the image of dependencies that its sources were laid upon. */
@RegisterForReflection
public enum DependencyUse {
    /** An earlier build had made it; nothing was built. */
    REUSED,
    /** No build had made it before. */
    NEW,
    /** The registry did not have its layers any more, so it was made again. */
    GONE,
    /** It was older than the configuration allows, so base image and dependencies were looked at again. */
    EXPIRED;

    /** As the API shows it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
