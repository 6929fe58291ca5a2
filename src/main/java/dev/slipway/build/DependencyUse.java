package dev.slipway.build;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a build came to the image of dependencies that its sources were laid upon. */
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
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
