package dev.slipway.it;

import java.time.Duration;
import java.util.List;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;

/** Something that a fleet at work depends on goes away for a while and comes back. */
final class Outage {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Fleet fleet;
    private final Audit audit;
    private final List<String> failedBefore;
    private final List<String> notEndedOnceBefore;

    Outage(Fleet fleet, Audit audit) {
        this.fleet = fleet;
        this.audit = audit;
        this.failedBefore = audit.failed();
        this.notEndedOnceBefore = audit.notEndedOnce();
    }

    /** What breaks a thing, or mends it. */
    interface Step {

        void run() throws Exception;
    }

    /** Breaks something while builds are asked for and worked on, mends it, and waits until all builds have ended. */
    Probe of(Duration time, Step breaking, Step mending) throws Exception {
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

    /** Fails if a client, a build or a replica has come to harm. */
    void assertNothingWasLost(Probe probe) {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(probe.wrong()).as("answers that are neither a success nor 503").isEmpty();
            softly.assertThat(audit.failed()).as("failed builds").isSubsetOf(failedBefore);
            softly.assertThat(audit.notEndedOnce()).as("builds that ended twice or changed after their end")
                    .isSubsetOf(notEndedOnceBefore);
            softly.assertThat(fleet.replicas()).as("replicas that still run").allMatch(Replica::isReady);
        });
    }
}
