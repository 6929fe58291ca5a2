package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class CustomDockerfileTest {

    @Test
    void is_refused_unless_it_is_allowed() {
        assertThat(Plans.file("agent.py", "").and("Dockerfile", "FROM scratch\n").rejection().message())
                .contains("must not hold a Dockerfile");
    }

    @Test
    void is_used_as_it_is_when_it_is_allowed() {
        String text = "FROM golang:1.23 AS build\nRUN true\nFROM --platform=linux/amd64 debian:12-slim\nCMD [\"x\"]\n";

        BuildPlan plan = ((PlanResult.Planned) plan(text)).plan();

        assertThat(plan.dockerfile()).isEqualTo(text);
        assertThat(plan.baseImage()).isEqualTo("debian:12-slim");
        assertThat(plan.generated()).isEmpty();
    }

    @Test
    void without_a_base_image_is_refused() {
        assertThat(plan("RUN true\n")).isInstanceOf(PlanResult.Rejected.class);
    }

    private static PlanResult plan(String dockerfile) {
        return Planner.standard(CustomDockerfile.ALLOW).plan(new PlanRequest(
                SourceTree.parse(Map.of("Dockerfile", dockerfile, "x.txt", "")), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }
}
