package dev.slipway.it;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import dev.slipway.it.Replica.Answer;

/**
 * Clients that go on asking every replica of a fleet, whatever has gone away behind it: for a new build, for the build that
 * was accepted last, and for the list. A request that is refused with 503 is sent again later with its Idempotency-Key.
 */
final class Probe implements AutoCloseable {

    private static final long PACE_MILLIS = 300;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ScheduledExecutorService clients;
    private final IntFunction<Map<String, Object>> requests;
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private Probe(int clients, IntFunction<Map<String, Object>> requests) {
        this.clients = Executors.newScheduledThreadPool(clients);
        this.requests = requests;
    }

    static Probe of(Fleet fleet, IntFunction<Map<String, Object>> requests) {
        Probe probe = new Probe(fleet.replicas().size(), requests);
        for (Replica replica : fleet.replicas()) {
            Client client = probe.new Client(replica);
            probe.clients.scheduleWithFixedDelay(client::ask, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return probe;
    }

    /** One at each replica. */
    private final class Client {

        private final Replica replica;
        private int number = NEXT.incrementAndGet();
        private String last = "";

        private Client(Replica replica) {
            this.replica = replica;
        }

        private void ask() {
            try {
                Answer answer = replica.post(requests.apply(number), "probe-" + number);
                note("POST", answer);
                if (answer.status() == 202) {
                    last = answer.field("id");
                    accepted.add(last);
                    number = NEXT.incrementAndGet();
                }
                if (!last.isEmpty()) {
                    note("GET", replica.get("/api/v1/builds/" + last));
                }
            } catch (IOException e) {
                wrong.add(replica.home().getFileName() + " did not answer within 15 s: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void note(String method, Answer answer) {
            String said = method + " " + answer.status() + " after " + answer.took().toMillis() + " ms: " + answer.body();
            if (answer.status() == 503) {
                refused.add(said);
            } else if (answer.status() >= 300) {
                wrong.add(said);
            }
        }
    }

    /** How many requests have been accepted. */
    int accepted() {
        return accepted.size();
    }

    /** Answers 503. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Answers that are neither a success nor 503, and requests that were not answered. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Ends when each client has had its last answer. */
    @Override
    public void close() {
        clients.shutdown();
        try {
            if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new AssertionError("a client waits for its answer since a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets time go by. */
    static void goOnFor(Duration time) {
        org.awaitility.Awaitility.await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
    }
}
