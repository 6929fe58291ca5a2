package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/** Untrusted code sent to a host whose OCI runtime takes back what keeps it apart. */
class WeakIsolationAttackIT {

    private static final String FIND_OUT = "grep NoNewPrivs /proc/self/status";

    private Path home;
    private Path runtime;
    private SlipwayProcess slipway;

    @BeforeEach
    void weaken() throws Exception {
        home = TestMachine.newHome("weak-isolation");
        runtime = home.resolve("runtime");
        try (InputStream loose = WeakIsolationAttackIT.class.getResourceAsStream("/redteam/loose-runtime")) {
            install(new String(loose.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        slipway.close();
    }

    /** In one go: the service may be about to start it. */
    private void install(String script) throws IOException {
        Path fresh = Files.writeString(home.resolve("runtime.new"), script);
        assertThat(fresh.toFile().setExecutable(true)).isTrue();
        Files.move(fresh, runtime, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, String> settings(boolean allowed) {
        return Map.of("SLIPWAY_BUILDAH_RUNTIME", runtime.toString(), "SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow",
                "SLIPWAY_BUILD_ALLOW_WEAK_ISOLATION", Boolean.toString(allowed));
    }

    private String started() {
        return slipway.post(Map.of("name", "weak", "files", Map.of("nonce.txt", UUID.randomUUID().toString(), "Dockerfile",
                Hog.BASE + "COPY . /attack/\nRUN " + FIND_OUT + "\n"))).path("id").asText();
    }

    private String readiness() {
        return new String(slipway.download("/q/health/ready").body(), StandardCharsets.UTF_8);
    }

    private void awaitReadiness(String text) {
        Awaitility.await(text).atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> readiness().contains(text));
    }

    @RedTeam
    void a_build_waits_until_the_host_can_keep_it_apart() throws Exception {
        slipway = SlipwayProcess.launch(home, settings(false));
        awaitReadiness("tried_again_after");
        assertThat(slipway.download("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(readiness()).contains("RUN steps can gain privileges");
        String id = started();

        Awaitility.await("nobody to take it up").during(Duration.ofSeconds(15)).atMost(Duration.ofSeconds(20))
                .until(() -> slipway.build(id).path("status").asText().equals("PENDING"));

        install("#!/bin/sh\nexec runc \"$@\"\n");
        slipway.awaitReady();
        assertThat(slipway.awaitEnd(id).path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(slipway.log(id)).containsPattern("NoNewPrivs:\\s+1");
        assertThat(readiness()).doesNotContain("tried_again_after", "weakness");
    }

    @RedTeam
    void the_operator_who_allows_weak_isolation_gets_it_and_readiness_says_so() throws Exception {
        slipway = SlipwayProcess.start(home, settings(true));

        String id = started();

        assertThat(slipway.awaitEnd(id).path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(slipway.log(id)).as("the weakness is a real one").containsPattern("NoNewPrivs:\\s+0");
        assertThat(readiness()).contains("RUN steps can gain privileges");
    }
}
