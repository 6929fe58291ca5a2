package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Replicas are told to stop (SIGTERM) in the middle of builds that take longer than they may still go on for. */
class GracefulStopIT {

    private static final Duration GRACE = Duration.ofSeconds(2);
    /** Handing back what runs, and Quarkus' own end, come on top on a busy machine. */
    private static final Duration END = GRACE.plusSeconds(13);
    private static final int STOPS = 4;

    @Test
    void builds_of_a_replica_that_is_told_to_stop_are_finished_by_the_others() throws Exception {
        try (Fleet fleet = Fleet.fake("graceful", 2,
                Map.of("SLIPWAY_BUILD_PARALLEL", "2", "SLIPWAY_BUILD_GRACE", GRACE.toSeconds() + "s"))) {
            Audit audit = Audit.install(fleet.postgres());
            Load load = new Load(fleet, 1, Load.agents("Graceful", FakeEngine.lasting(5)));
            for (int stop = 0; stop < STOPS; stop++) {
                Replica replica = fleet.replicas().get(stop % 2);
                load.submit(6, 100, audit);
                List<String> underWay = Awaitility.await("builds on " + replica.home().getFileName())
                        .atMost(Duration.ofSeconds(30)).until(() -> audit.underWayAt(replica.id()), ids -> !ids.isEmpty());

                Duration took = replica.terminate(END);

                assertThat(took).as("the time to end").isLessThan(END);
                Awaitility.await(underWay + " to be finished elsewhere").atMost(Duration.ofSeconds(60))
                        .until(() -> audit.haveEnded(underWay));
                replica.start();
            }
            Awaitility.await("all builds to end").atMost(Duration.ofMinutes(3)).until(() -> audit.unfinished() == 0);
            assertThat(audit.failed()).isEmpty();
            assertThat(audit.notEndedOnce()).isEmpty();
            assertThat(audit.repeated()).as("builds that were handed back").isPositive();
            assertThat(audit.losses()).as("attempts counted as lost").isZero();
        }
    }
}
