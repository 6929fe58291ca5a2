package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** The service is killed in the middle of a build and started again. */
class CrashIT {

    /** Enough to install for the kill to come in the middle of it. */
    private static final String REQUIREMENTS = "boto3\npandas\nscipy\n";

    @Test
    void a_build_under_way_when_the_service_is_killed_succeeds_once_after_the_restart() throws Exception {
        Path home = TestMachine.newHome("crash");
        Map<String, Object> request = Samples.fresh(REQUIREMENTS);
        String id;
        try (SlipwayProcess first = SlipwayProcess.start(home, Map.of())) {
            id = first.post(request).path("id").asText();
            first.awaitLog(id, "Collecting boto3");

            first.kill9();

            Awaitility.await("every process of the build to die with the service").atMost(Duration.ofSeconds(10))
                    .until(first::processesOfHome, left -> left.stream().noneMatch(command -> command.contains("buildah")));
        }
        try (SlipwayProcess second = SlipwayProcess.start(home, Map.of())) {
            JsonNode build = second.awaitEnd(id);

            assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
            assertThat(Skopeo.inspect(build.path("image").asText()).path("Digest").asText())
                    .isEqualTo(build.path("digest").asText());
            assertThat(second.log(id)).contains("Successfully installed");
            assertThat(second.log(id).split("STEP 1/", -1)).as("begun twice").hasSize(3);
            assertThat(second.post(request).path("id").asText()).as("no other build was started").isEqualTo(id + "-2");
        }
    }

    @Test
    void a_second_service_on_the_same_home_does_not_start_and_does_no_harm() throws Exception {
        Path home = TestMachine.newHome("twice");
        try (SlipwayProcess first = SlipwayProcess.start(home, Map.of())) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                    System.getProperty("slipway.jar")).redirectErrorStream(true);
            builder.environment().put("SLIPWAY_HOME", home.toString());
            Process second = builder.start();
            String said = new String(second.getInputStream().readAllBytes());

            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(said).contains("another Slipway is running");
            assertThat(first.build(first.post(Samples.fresh("")).path("id").asText()).path("status").asText()).isNotEmpty();
        }
    }
}
