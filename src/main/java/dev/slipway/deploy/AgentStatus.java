package dev.slipway.deploy;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.slipway.build.BuildStatus;

/** What is true of an agent. Nothing here runs agents, so none is ever said to run. */
public enum AgentStatus {
    /** Its image is not there yet. */
    @JsonProperty("Building")
    BUILDING,
    /** Its image could not be built. */
    @JsonProperty("BuildFailed")
    BUILD_FAILED,
    /** Its image can be pulled. */
    @JsonProperty("ImageReady")
    IMAGE_READY,
    /** Its image was given and not built here; whether it can be pulled is not known. */
    @JsonProperty("ImageGiven")
    IMAGE_GIVEN;

    static AgentStatus of(Optional<BuildStatus> build) {
        if (build.isEmpty()) {
            return IMAGE_GIVEN;
        }
        return switch (build.get()) {
            case PENDING, BUILDING -> BUILDING;
            case SUCCEEDED -> IMAGE_READY;
            case FAILED -> BUILD_FAILED;
        };
    }
}
