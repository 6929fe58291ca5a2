package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What two replicas at work depend on goes away for half a minute, one thing at a time. They lose no build, never answer
 * with 500 or not at all, and need no restart.
 */
class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("slipway.outage.seconds", 30));
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Fleet fleet;
    private static Audit audit;

    @BeforeAll
    static void start() throws Exception {
        fleet = Fleet.fake("outage", 2, Map.of("SLIPWAY_BUILD_PARALLEL", "2"));
        audit = Audit.install(fleet.postgres());
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private interface Step {

        void run() throws Exception;
    }

    /** Breaks something while builds are asked for and worked on, mends it, and waits until all builds have ended. */
    private static Probe outage(Duration time, Step breaking, Step mending) throws Exception {
        Probe probe = Probe.of(fleet, Load.agents("Outage", FakeEngine.lasting(0.5)));
        try (probe) {
            Awaitility.await("work").atMost(PATIENCE).until(() -> probe.accepted() >= 10);
            try {
                breaking.run();
                Probe.goOnFor(time);
            } finally {
                mending.run();
            }
            int before = probe.accepted();
            Awaitility.await("requests to be accepted again").atMost(RECOVERY).until(() -> probe.accepted() >= before + 4);
        }
        Awaitility.await("all builds to end").atMost(PATIENCE).pollInterval(Duration.ofMillis(500))
                .until(() -> audit.unfinished() == 0);
        return probe;
    }

    private static void assertNothingWasLost(Probe probe) {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(probe.wrong()).as("answers that are neither a success nor 503").isEmpty();
            softly.assertThat(audit.failed()).as("failed builds").isEmpty();
            softly.assertThat(audit.notEndedOnce()).as("builds that ended twice or changed after their end").isEmpty();
            softly.assertThat(fleet.replicas()).as("replicas that still run").allMatch(Replica::isReady);
        });
    }

    @Test
    void nothing_is_lost_while_postgresql_is_stopped() throws Exception {
        Probe probe = outage(OUTAGE, fleet.postgres()::stop, fleet.postgres()::start);

        assertNothingWasLost(probe);
        assertThat(probe.refused()).as("clients were told to come back").isNotEmpty()
                .allMatch(answer -> answer.contains("\"error\""));
    }

    @Test
    void nothing_is_lost_when_postgresql_is_killed() throws Exception {
        Probe probe = outage(Duration.ofSeconds(3), fleet.postgres()::kill9, fleet.postgres()::start);

        assertNothingWasLost(probe);
    }

    @Test
    void nothing_is_lost_while_postgresql_hangs() throws Exception {
        Probe probe = outage(OUTAGE, fleet.postgres()::freeze, fleet.postgres()::thaw);

        assertNothingWasLost(probe);
        assertThat(probe.refused()).as("clients were told to come back").isNotEmpty();
    }

    @Test
    void builds_wait_for_a_registry_that_is_away() throws Exception {
        Probe probe = outage(OUTAGE, fleet.registry()::stop, fleet.registry()::start);

        assertNothingWasLost(probe);
        assertThat(probe.refused()).as("requests can be accepted without the registry").isEmpty();
    }

    /** With an S3 store, the same holds while that is away: its server takes the place of this directory. */
    @Test
    void nothing_is_lost_while_the_artifact_directory_is_away() throws Exception {
        Path artifacts = fleet.artifacts();
        Path aside = artifacts.resolveSibling("artifacts-aside");

        Probe probe = outage(OUTAGE, () -> takeAway(artifacts, aside), () -> putBack(artifacts, aside));

        assertNothingWasLost(probe);
        assertThat(probe.refused()).as("clients were told to come back").isNotEmpty();
    }

    /** A file in its place keeps the service from making a new, empty one. */
    private static void takeAway(Path artifacts, Path aside) throws IOException {
        Files.move(artifacts, aside);
        Files.createFile(artifacts);
    }

    private static void putBack(Path artifacts, Path aside) throws IOException {
        Files.delete(artifacts);
        Files.move(aside, artifacts);
    }
}
