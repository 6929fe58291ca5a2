package dev.slipway.build;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Guess;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Warning;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What would be built, or was built, and why: the answer of {@code POST /builds/plan}, and stored with each build. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "image", "language", "version", "framework", "entry_point", "command", "base_image",
        "package_manager", "requirements", "system_packages", "dockerfile", "warnings", "guesses" })
public record PlanView(String image, String language, String version, String framework,
        @JsonProperty("entry_point") String entryPoint, List<String> command,
        @JsonProperty("base_image") String baseImage, @JsonProperty("package_manager") String packageManager,
        List<Requirement> requirements, @JsonProperty("system_packages") List<String> systemPackages, String dockerfile,
        List<Warning> warnings, List<Guess> guesses) {

    static PlanView of(String image, BuildPlan plan) {
        return new PlanView(image, plan.language(), plan.version(), plan.framework().orElse(null), plan.entryPoint(),
                plan.command(), plan.baseImage(), plan.packageManager(), plan.requirements(), plan.systemPackages(),
                plan.dockerfile(), plan.warnings(), plan.guesses());
    }
}
