package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.slipway.access.Workspace;
import dev.slipway.image.RegistryConfig;
import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.CustomDockerfile;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.PlanResult;
import dev.slipway.plan.Planner;
import dev.slipway.plan.SourceTree;
import dev.slipway.problem.ProblemException;
import dev.slipway.redteam.RedTeam;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Images that a client's Dockerfile names, pulled by Buildah from the host's network and with Slipway's credentials. */
class BaseImagesTest {

    private static final String REGISTRY = "registry.example.com:5000";
    private static final Workspace BOB = new Workspace("bob");

    @RedTeam
    void another_workspaces_image_in_slipways_own_registry() {
        assertRefused(BOB, REGISTRY + "/alice/agent:a1b2c3d4");
        assertRefused(BOB, REGISTRY + "/agent:a1b2c3d4");
        assertRefused(Workspace.DEFAULT, REGISTRY + "/alice/agent:a1b2c3d4");
        assertRefused(BOB, "REGISTRY.example.com:5000/alice/agent:a1b2c3d4");
        assertRefused(BOB, REGISTRY + "/bobby/agent:a1b2c3d4");
        assertRefused(BOB, REGISTRY + "/bob/deeper/agent:a1b2c3d4");
    }

    @RedTeam
    void another_workspaces_image_by_way_of_the_mirror_of_docker_hub() {
        assertThatCode(() -> images("mirror.example.com").check(BOB, plan("alice/agent:a1b2c3d4"))).doesNotThrowAnyException();

        assertRefused(images(REGISTRY), BOB, "alice/agent:a1b2c3d4");
        assertRefused(images(REGISTRY), BOB, "docker.io/alice/agent:a1b2c3d4");
    }

    @RedTeam
    void a_registry_at_an_address_of_the_hosts_network() {
        for (String host : new String[] { "127.0.0.1:5000", "localhost:5000", "localhost", "[::1]:5000", "10.0.0.1", "127.1:80",
                "0.0.0.0:5000", "169.254.169.254", "2130706433:5000", "metadata.google.internal", "Localhost:5000" }) {
            assertRefused(BOB, host + "/team/image:1");
        }
    }

    @RedTeam
    void a_registry_that_nobody_has_allowed() {
        assertRefused(BOB, "attacker.example.com/image:1");
        assertRefused(BOB, "docker.io.attacker.example.com/image:1");
        assertRefused(BOB, "docker.io:8443/library/python:3.11");
    }

    @RedTeam
    void a_copy_from_another_workspaces_image() {
        String dockerfile = "FROM python:3.11-slim\nONBUILD COPY --from=" + REGISTRY + "/alice/agent:1 / /stolen\n";
        ProblemException refused = catchThrowableOfType(ProblemException.class,
                () -> images("mirror.example.com").check(BOB, planOf(dockerfile)));
        assertThat(refused).isNotNull();
    }

    @Test
    void own_images_and_public_ones_are_allowed() {
        for (String image : new String[] { "python:3.11-slim", "docker.io/library/node:22", "ghcr.io/astral-sh/uv:0.5",
                REGISTRY + "/bob/agent:a1b2c3d4", "mirror.example.com/library/debian:12", "bitnami/redis:7" }) {
            assertThatCode(() -> images("mirror.example.com").check(BOB, plan(image))).as(image).doesNotThrowAnyException();
        }
        assertThatCode(() -> images(REGISTRY).check(Workspace.DEFAULT, plan(REGISTRY + "/agent:1"))).doesNotThrowAnyException();
    }

    private static void assertRefused(Workspace workspace, String image) {
        assertRefused(images("mirror.example.com"), workspace, image);
    }

    private static void assertRefused(BaseImages images, Workspace workspace, String image) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> images.check(workspace, plan(image)));
        assertThat(refused).as(image).isNotNull();
        assertThat(refused.problem().code()).isEqualTo("base_image_not_allowed");
    }

    private static BaseImages images(String mirror) {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withMapping(BaseImageConfig.class).withMapping(RegistryConfig.class)
                .withDefaultValues(Map.of("slipway.registry.host", REGISTRY)).withValidateUnknown(false).build();
        return new BaseImages(config.getConfigMapping(BaseImageConfig.class), config.getConfigMapping(RegistryConfig.class),
                Optional.of(mirror));
    }

    private static BuildPlan plan(String image) {
        return planOf("FROM " + image + "\n");
    }

    private static BuildPlan planOf(String dockerfile) {
        return ((PlanResult.Planned) Planner.standard(CustomDockerfile.ALLOW).plan(new PlanRequest(
                SourceTree.parse(Map.of("Dockerfile", dockerfile)), Optional.empty(), Optional.empty(), Optional.empty())))
                .plan();
    }
}
