package dev.slipway.it;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

import org.awaitility.Awaitility;

import dev.slipway.it.Replica.Answer;

/**
 * Clients that ask a fleet for builds, each at a random replica. Where one is away, dies or says 503, the request is sent
 * again elsewhere with the same Idempotency-Key, as the contract tells clients to.
 */
final class Load {

    private static final int CLIENTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Fleet fleet;
    private final IntFunction<Map<String, Object>> requests;
    private final RandomGenerator random;
    private final Map<Integer, String> accepted = new ConcurrentHashMap<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    Load(Fleet fleet, long seed, IntFunction<Map<String, Object>> requests) {
        this.fleet = fleet;
        this.requests = requests;
        this.random = new java.util.Random(seed); // may be used by several threads
    }

    /** Small programs without requirements; the number makes each another. */
    static IntFunction<Map<String, Object>> agents(String name, String comment) {
        return number -> Map.of("name", name, "files", Map.of("agent.py", comment + "print(" + number + ")\n"));
    }

    /** The same, every other one with a Dockerfile that Buildah has to build as a whole. */
    static IntFunction<Map<String, Object>> agentsAndDockerfiles(String name) {
        String dockerfile = """
                FROM python:3.11-slim
                WORKDIR /app
                COPY . .
                RUN python agent.py
                CMD ["python", "agent.py"]
                """;
        return number -> number % 2 == 0 ? agents(name, "").apply(number)
                : Map.of("name", name, "files", Map.of("agent.py", "print(" + number + ")\n", "Dockerfile", dockerfile));
    }

    /** Asks for this many builds more, with at most a window of them unfinished at a time. */
    void submit(int count, int window, Audit audit) throws Exception {
        int last = next.get() + count;
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                done.add(clients.submit(() -> submitUntil(last, window, audit)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void submitUntil(int last, int window, Audit audit) {
        for (int number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
            Awaitility.await("fewer unfinished builds than " + window).atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100)).until(() -> audit.unfinished() < window);
            submit(number);
        }
        next.decrementAndGet(); // the number that was not used
    }

    /** Asks for one build until a replica has accepted it. */
    String submit(int number) {
        return Awaitility.await("request " + number + " to be accepted").atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50)).pollDelay(Duration.ZERO)
                .until(() -> tryOnce(number), Optional::isPresent).orElseThrow();
    }

    private Optional<String> tryOnce(int number) throws InterruptedException {
        Optional<Replica> replica = fleet.living(random);
        if (replica.isEmpty()) {
            return Optional.empty();
        }
        try {
            Answer answer = replica.get().post(requests.apply(number), "request-" + number);
            if (answer.status() == 202) {
                accepted.put(number, answer.field("id"));
                return Optional.of(answer.field("id"));
            }
            if (answer.status() != 503) {
                unexpected.add(answer.status() + " " + answer.body());
            }
        } catch (IOException e) {
            // It died, or was stopped, before it answered: nobody knows whether it has accepted the request.
        }
        return Optional.empty();
    }

    /** Ids of the builds that the clients were promised. */
    List<String> accepted() {
        return List.copyOf(accepted.values());
    }

    /** Answers that are neither 202 nor 503. */
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }
}
