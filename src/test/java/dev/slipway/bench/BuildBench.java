package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.slipway.it.ImageRunner;
import dev.slipway.it.RunningImage;

/**
 * {@code ./slipway bench build}: the time from source to an image that can be pulled, for Slipway, for Buildah by hand and
 * for Docker's BuildKit, in turn. Settings come from the environment; see the shell part of the same name.
 */
public final class BuildBench {

    private static final int WARM_UP = 1000;
    private static final int AGENTS = 50;
    private static final List<Integer> PARALLEL = List.of(1, 2, 4);

    private final List<Contestant> contestants;
    private final ImageRunner runner;

    private BuildBench(List<Contestant> contestants, ImageRunner runner) {
        this.contestants = contestants;
        this.runner = runner;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createDirectories(Path.of(setting("HOME").orElseThrow()));
        String registry = setting("REGISTRY").orElseThrow();
        String base = setting("BASE").orElseThrow();
        String service = setting("SERVICE").orElseThrow();
        String key = System.getenv("SLIPWAY_API_KEY");
        int rounds = setting("ROUNDS").map(Integer::parseInt).orElse(10);
        List<Contestant> contestants = new ArrayList<>(List.of(new ThroughApi(service, key, ThroughApi.Waiting.POLLING),
                new ThroughApi(service, key, ThroughApi.Waiting.EVENTS),
                ByHand.buildah(home.resolve("buildah"), registry, base)));
        setting("DOCKER").ifPresent(socket -> contestants.add(ByHand.buildKit(home.resolve("docker"), registry, base, socket)));
        BuildBench bench = new BuildBench(contestants, new ImageRunner(Files.createDirectories(home.resolve("pulled"))));
        List<String> wanted = List.of(arguments);
        bench.warmUp(contestants.get(0));
        long run = System.currentTimeMillis();
        List<Scenario> scenarios = List.of(Scenario.sourceOnly(rounds, run), Scenario.unchanged(rounds),
                Scenario.oneMore(rounds, run),
                Scenario.cold(rounds, run));
        Map<String, Times> table = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            if (wanted.isEmpty() || wanted.contains(scenario.agent())) {
                table.put(scenario.title(), bench.race(scenario));
            }
        }
        bench.print(table);
        if (wanted.isEmpty() || wanted.contains("bench-many")) {
            bench.printMany(run);
        }
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv("SLIPWAY_BENCH_" + name)).filter(value -> !value.isBlank());
    }

    /** A service runs for days, and the JVM compiles what it does often: the others need no such thing. */
    private void warmUp(Contestant slipway) throws IOException, InterruptedException {
        for (int build = 1; build <= WARM_UP; build++) {
            slipway.prepare("bench-warm-up", Agents.files(Agents.TYPICAL, "build " + build + " at " + System.nanoTime())).run();
        }
        System.err.printf("warm-up: %d builds by Slipway%n", WARM_UP);
    }

    /** Each round every contestant builds the same, one after the other, and another one begins. */
    private Times race(Scenario scenario) throws IOException, InterruptedException {
        Times times = new Times();
        Map<String, String> last = new LinkedHashMap<>();
        for (int round = 1; round <= scenario.warmUps() + scenario.rounds(); round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                Contestant contestant = contestants.get((round + turn) % contestants.size());
                Contestant.Job job = contestant.prepare(scenario.agent(), scenario.files().apply(round));
                settleDisk();
                long begin = System.nanoTime();
                last.put(contestant.name(), job.run());
                if (round > scenario.warmUps()) {
                    times.add(contestant.name(), (System.nanoTime() - begin) / 1e9);
                }
            }
            System.err.printf("%s: round %d of %d%n", scenario.title(), round, scenario.warmUps() + scenario.rounds());
        }
        String printed = scenario.files().apply(scenario.warmUps() + scenario.rounds()).get("agent.py");
        for (Map.Entry<String, String> image : last.entrySet()) {
            requireRightImage(image.getKey(), image.getValue(), printed);
        }
        return times;
    }

    /** Nobody waits for what the one before has left to be written. */
    private static void settleDisk() throws IOException, InterruptedException {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
    }

    /** A wrong image must not be fast: it is pulled, run, and must print the mark of its source. */
    private void requireRightImage(String contestant, String image, String source) throws IOException, InterruptedException {
        try (RunningImage running = runner.start(image)) {
            String printed = running.outputAtEnd().strip();
            if (printed.isEmpty() || !source.contains("\"" + printed + "\"")) {
                throw new IOException(contestant + " made a wrong image, " + image + ": it prints " + printed);
            }
        }
    }

    private void print(Map<String, Times> table) {
        System.out.print("\n| median seconds |");
        contestants.forEach(contestant -> System.out.printf(" %s |", contestant.name()));
        contestants.stream().skip(1).forEach(contestant -> System.out.printf(" %s / Slipway |", contestant.name()));
        System.out.println("\n|---|" + "---:|".repeat(contestants.size() * 2 - 1));
        table.forEach((title, times) -> {
            System.out.printf("| %s |", title);
            contestants.forEach(contestant -> System.out.printf(" %.3f |", times.median(contestant.name())));
            contestants.stream().skip(1)
                    .forEach(contestant -> System.out.printf(" %.2f |", times.medianRatio(contestant.name(), "Slipway")));
            System.out.println();
        });
    }

    private void printMany(long run) throws IOException, InterruptedException {
        System.out.print("\n| builds a minute, " + AGENTS + " agents |");
        contestants.forEach(contestant -> System.out.printf(" %s |", contestant.name()));
        System.out.println("\n|---|" + "---:|".repeat(contestants.size()));
        for (int parallel : PARALLEL) {
            System.out.printf("| %d at a time |", parallel);
            for (Contestant contestant : contestants) {
                System.out.printf(" %.1f |", AGENTS / many(contestant, run, parallel) * 60);
            }
            System.out.println();
        }
    }

    /** Seconds for fifty agents, each with sources of its own and one of a few sets of requirements. */
    private double many(Contestant contestant, long run, int parallel) throws IOException, InterruptedException {
        List<Contestant.Job> jobs = new ArrayList<>();
        for (int agent = 0; agent < AGENTS; agent++) {
            String requirements = Agents.SMALL + Agents.MORE.get(agent % 5) + "\n";
            jobs.add(contestant.prepare("bench-many-" + agent,
                    Agents.files(requirements, "agent " + agent + " of " + run + " by " + parallel)));
        }
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        long begin = System.nanoTime();
        try {
            for (Future<String> done : workers.invokeAll(jobs.stream().<java.util.concurrent.Callable<String>> map(
                    job -> job::run).toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
