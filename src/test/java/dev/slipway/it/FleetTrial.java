package dev.slipway.it;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.awaitility.Awaitility;

/**
 * A fleet at work while its replicas are killed and paused.
 *
 * @param builds how many are asked for
 * @param window how many of them may be unfinished at a time
 * @param kills how many times a replica is killed
 * @param pauses how many times a replica stands still for longer than a lease
 * @param seed of all random choices
 */
record FleetTrial(int builds, int window, int kills, int pauses, long seed) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Lets it happen, and says what came of it. */
    FleetReport run(Fleet fleet, IntFunction<Map<String, Object>> requests) throws Exception {
        Audit audit = Audit.install(fleet.postgres());
        Load load = new Load(fleet, seed, requests);
        ExecutorService aside = Executors.newSingleThreadExecutor();
        long begin = System.nanoTime();
        try {
            Chaos chaos = new Chaos(fleet, seed, kills, pauses);
            Future<Void> raging = aside.submit(() -> chaos.rage(audit::ended, builds));
            load.submit(builds, window, audit);
            awaitEnds(audit);
            double seconds = (System.nanoTime() - begin) / 1e9;
            raging.get();
            return report(fleet, load, audit, seconds);
        } finally {
            aside.shutdownNow();
        }
    }

    /** Whatever has not ended after a long time is reported as lost. */
    private static void awaitEnds(Audit audit) {
        try {
            Awaitility.await("all builds to end").atMost(PATIENCE).pollInterval(Duration.ofMillis(200))
                    .until(() -> audit.unfinished() == 0);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            System.err.println(audit.unfinished() + " builds have not ended after " + PATIENCE);
        }
    }

    private FleetReport report(Fleet fleet, Load load, Audit audit, double seconds) throws Exception {
        List<String> broken = new ArrayList<>(audit.gapsInLogs());
        broken.addAll(audit.tornLogs());
        List<String> leftovers = leftWhenIdle(fleet);
        return new FleetReport(this, lost(load, audit), audit.failed(), audit.notEndedOnce(), load.unexpected(),
                fleet.wrongTags(audit), broken, leftovers, seconds, audit.secondsToEnd(0.5), audit.secondsToEnd(0.95),
                audit.repeated());
    }

    /** Promised and not there or not ended, or there and not promised to anybody. */
    private List<String> lost(Load load, Audit audit) {
        Set<String> promised = new HashSet<>(load.accepted());
        List<String> lost = new ArrayList<>();
        if (audit.accepted() != builds || promised.size() != builds) {
            lost.add(builds + " requests, " + promised.size() + " ids answered, " + audit.accepted() + " builds");
        }
        if (audit.unfinished() > 0) {
            lost.add(audit.unfinished() + " have not ended");
        }
        return lost;
    }

    /** What living replicas have beside their own process once there is nothing to do. */
    private static List<String> leftWhenIdle(Fleet fleet) throws IOException {
        List<String> left = new ArrayList<>();
        for (Replica replica : fleet.replicas()) {
            try {
                Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(250))
                        .until(() -> replica.state().isClean());
            } catch (org.awaitility.core.ConditionTimeoutException e) {
                left.add(replica.home().getFileName() + ": " + replica.state());
            }
        }
        return left;
    }
}
