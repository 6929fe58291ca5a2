package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A replica stands still (SIGSTOP) in the middle of its builds until another one has finished them, and then goes on as if
 * nothing had happened.
 */
class PausedReplicaIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ROUNDS = 4;

    @Test
    void what_a_replica_finishes_too_late_reaches_no_tag_and_no_build() throws Exception {
        try (Fleet fleet = Fleet.fake("paused", 2, Map.of("SLIPWAY_BUILD_PARALLEL", "3"))) {
            Audit audit = Audit.install(fleet.postgres());
            Load load = new Load(fleet, 1, Load.agents("Paused", FakeEngine.lasting(1)));
            for (int round = 0; round < ROUNDS; round++) {
                Replica late = fleet.replicas().get(round % 2);
                load.submit(6, 100, audit);
                Awaitility.await("builds on " + late.home().getFileName()).atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                        .until(() -> !audit.underWayAt(late.id()).isEmpty());

                late.pause();
                List<String> itsOwn = audit.underWayAt(late.id());
                Awaitility.await(itsOwn + " to be finished elsewhere").atMost(PATIENCE)
                        .until(() -> audit.haveEnded(itsOwn));
                late.resume();

                Awaitility.await("the late replica to be done").atMost(PATIENCE).until(() -> late.state().isClean());
            }
            Awaitility.await("all builds to end").atMost(PATIENCE).until(() -> audit.unfinished() == 0);
            assertThat(audit.repeated()).as("builds that were taken from the late replica").isPositive();
            assertThat(audit.failed()).isEmpty();
            assertThat(audit.notEndedOnce()).as("ended twice, or changed after the end").isEmpty();
            assertThat(fleet.wrongTags(audit)).as("images that are not what their build says").isEmpty();
        }
    }
}
