package dev.slipway.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;

import org.awaitility.Awaitility;

/**
 * Kills replicas (SIGKILL) and pauses them (SIGSTOP, for longer than a lease), each at a random moment, and brings them
 * back. The moments are spread over the work, so that the slowest machine sees as many of them as the quickest.
 */
final class Chaos {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(7);

    private final Fleet fleet;
    private final Random random;
    private final List<Runnable> blows = new ArrayList<>();
    private final ExecutorService returning = Executors.newCachedThreadPool();
    private final List<Future<?>> returns = new ArrayList<>();

    Chaos(Fleet fleet, long seed, int kills, int pauses) {
        this.fleet = fleet;
        this.random = new Random(seed);
        blows.addAll(Collections.nCopies(kills, this::kill));
        blows.addAll(Collections.nCopies(pauses, this::pause));
        Collections.shuffle(blows, random);
    }

    /** Strikes until all blows have fallen, the last one before nine tenths of the work are done, and everybody is back. */
    Void rage(IntSupplier done, int work) throws Exception {
        try {
            for (int number = 0; number < blows.size(); number++) {
                int moment = (int) (0.9 * work * (number + random.nextDouble()) / blows.size());
                Awaitility.await("the moment of blow " + number).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                        .until(() -> done.getAsInt() >= moment
                                && fleet.replicas().stream().filter(Replica::isReady).count() > 1);
                blows.get(number).run();
            }
            for (Future<?> one : returns) {
                one.get();
            }
            return null;
        } finally {
            returning.shutdownNow();
        }
    }

    private void kill() {
        Replica victim = fleet.living(random).orElseThrow();
        bringBack(victim, () -> {
            victim.kill9();
            victim.start();
            return null;
        });
    }

    private void pause() {
        Replica victim = fleet.living(random).orElseThrow();
        bringBack(victim, () -> {
            victim.pause();
            Awaitility.await().pollDelay(LONGER_THAN_A_LEASE).atMost(PATIENCE).until(() -> true);
            victim.resume();
            return null;
        });
    }

    private void bringBack(Replica victim, Callable<Void> blow) {
        returns.add(returning.submit(blow));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> !victim.isReady());
    }
}
