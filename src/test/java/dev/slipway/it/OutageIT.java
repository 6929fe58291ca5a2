package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What two replicas at work depend on goes away for half a minute, one thing at a time. They lose no build, never answer
 * with 500 or not at all, and need no restart.
 */
class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("slipway.outage.seconds", 30));

    private static Fleet fleet;
    private static Audit audit;

    private Outage outage;

    @BeforeAll
    static void start() throws Exception {
        fleet = fleet("outage", Map.of());
        audit = Audit.install(fleet.postgres());
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @BeforeEach
    void note_what_went_wrong_before() {
        outage = new Outage(fleet, audit);
    }

    private static Fleet fleet(String name, Map<String, String> more) throws Exception {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("SLIPWAY_BUILD_PARALLEL", "2");
        return Fleet.fake(name, 2, settings);
    }

    private static void assertClientsWereToldToComeBack(Probe probe) {
        assertThat(probe.refused()).as("answers 503").isNotEmpty().allMatch(answer -> answer.contains("\"error\""));
    }

    @Test
    void nothing_is_lost_while_postgresql_is_stopped() throws Exception {
        Probe probe = outage.of(OUTAGE, fleet.postgres()::stop, fleet.postgres()::start);

        outage.assertNothingWasLost(probe);
        assertClientsWereToldToComeBack(probe);
    }

    @Test
    void nothing_is_lost_when_postgresql_is_killed() throws Exception {
        Probe probe = outage.of(Duration.ofSeconds(3), fleet.postgres()::kill9, fleet.postgres()::start);

        outage.assertNothingWasLost(probe);
    }

    @Test
    void nothing_is_lost_while_postgresql_hangs() throws Exception {
        Probe probe = outage.of(OUTAGE, fleet.postgres()::freeze, fleet.postgres()::thaw);

        outage.assertNothingWasLost(probe);
        assertClientsWereToldToComeBack(probe);
    }

    @Test
    void builds_wait_for_a_registry_that_is_away() throws Exception {
        Probe probe = outage.of(OUTAGE, fleet.registry()::stop, fleet.registry()::start);

        outage.assertNothingWasLost(probe);
        assertThat(probe.refused()).as("requests can be accepted without the registry").isEmpty();
    }

    @Test
    void nothing_is_lost_while_the_artifact_directory_is_away() throws Exception {
        Path artifacts = fleet.artifacts();
        Path aside = artifacts.resolveSibling("artifacts-aside");

        Probe probe = outage.of(OUTAGE, () -> takeAway(artifacts, aside), () -> putBack(artifacts, aside));

        outage.assertNothingWasLost(probe);
        assertClientsWereToldToComeBack(probe);
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

    @Test
    void nothing_is_lost_while_the_artifact_bucket_is_away() throws Exception {
        try (S3Server s3 = S3Server.start(TestMachine.newHome("outage-s3-server"));
                Fleet bucketFleet = fleet("outage-s3", s3.settings())) {
            Outage ofBucket = new Outage(bucketFleet, Audit.install(bucketFleet.postgres()));

            Probe probe = ofBucket.of(OUTAGE, s3::stop, s3::restart);

            ofBucket.assertNothingWasLost(probe);
            assertClientsWereToldToComeBack(probe);
        }
    }
}
