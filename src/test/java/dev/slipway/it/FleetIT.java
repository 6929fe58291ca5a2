package dev.slipway.it;

import java.util.Map;

import org.junit.jupiter.api.Test;

/**
 * Three replicas lose nothing while they are killed at random moments. {@code ./slipway soak} runs the same with larger
 * numbers.
 */
class FleetIT {

    private static final long SEED = Long.getLong("slipway.fleet.seed", System.nanoTime());

    @Test
    void many_small_builds_each_end_once_while_replicas_are_killed_and_paused() throws Exception {
        FleetTrial trial = new FleetTrial(Integer.getInteger("slipway.fleet.fake-builds", 300), 60,
                Integer.getInteger("slipway.fleet.fake-kills", 6), Integer.getInteger("slipway.fleet.fake-pauses", 2), SEED);
        try (Fleet fleet = Fleet.fake("fleet-fake", 3, Map.of("SLIPWAY_BUILD_PARALLEL", "3"))) {
            judge("fake", trial.run(fleet, Load.agents("Fleet Fake", FakeEngine.lasting(0.2))));
        }
    }

    @Test
    void real_builds_each_end_once_while_replicas_are_killed_and_paused() throws Exception {
        FleetTrial trial = new FleetTrial(Integer.getInteger("slipway.fleet.real-builds", 40), 20,
                Integer.getInteger("slipway.fleet.real-kills", 6), Integer.getInteger("slipway.fleet.real-pauses", 1), SEED);
        try (Fleet fleet = Fleet.real("fleet-real", 3,
                Map.of("SLIPWAY_BUILD_PARALLEL", "2", "SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow"))) {
            judge("Buildah", trial.run(fleet, Load.agentsAndDockerfiles("Fleet Real")));
        }
    }

    private static void judge(String engine, FleetReport report) {
        System.out.println("seed " + SEED + " (-Dslipway.fleet.seed)\n" + FleetReport.HEADING + "\n" + report.row(engine));
        report.assertFlawless();
        report.assertHard();
    }
}
