package dev.slipway.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Several replicas that share one database, one registry and one artifact directory, and nothing else: each has a home, and
 * with it a storage for Buildah, of its own.
 */
public final class Fleet implements AutoCloseable {

    private final Path folder;
    private final PostgresServer postgres;
    private final RegistryServer registry;
    private final List<Replica> replicas = new ArrayList<>();

    private Fleet(Path folder) throws IOException {
        this.folder = folder;
        this.postgres = PostgresServer.create(folder.resolve("postgres"));
        this.registry = RegistryServer.create(folder.resolve("registry"));
    }

    /** Starts one that builds with the real Buildah. */
    static Fleet real(String name, int replicas, Map<String, String> more) throws IOException {
        return start(TestMachine.newHome(name), replicas, more);
    }

    /** Starts one that builds with the {@link FakeEngine}. */
    public static Fleet fake(String name, int replicas, Map<String, String> more) throws IOException {
        Path folder = TestMachine.newHome(name);
        Map<String, String> settings = new TreeMap<>(FakeEngine.install(folder.resolve("engine")));
        settings.putAll(more);
        return start(folder, replicas, settings);
    }

    private static Fleet start(Path folder, int replicas, Map<String, String> more) throws IOException {
        Fleet fleet = new Fleet(folder);
        try {
            Map<String, String> settings = fleet.settings(more);
            for (int number = 1; number <= replicas; number++) {
                fleet.replicas.add(new Replica(folder.resolve("replica-" + number), settings));
            }
            for (Replica replica : fleet.replicas) {
                replica.start();
            }
            return fleet;
        } catch (IOException | RuntimeException | Error e) {
            fleet.close();
            throw e;
        }
    }

    /** Leases are short, so that tests need not wait long for what a dead replica had. */
    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(TestMachine.settings());
        settings.putAll(postgres.settings());
        settings.putAll(Map.of("SLIPWAY_REGISTRY_HOST", registry.address(), "SLIPWAY_ARTIFACT_DIRECTORY",
                artifacts().toString(), "SLIPWAY_BUILD_LEASE", "4s", "SLIPWAY_BUILD_HEARTBEAT", "1s",
                "SLIPWAY_BUILD_POLL", "1s"));
        // thousands of builds by one key: tests of the limits set their own
        settings.putAll(Map.of("SLIPWAY_RATE_PER_SECOND", "0", "SLIPWAY_QUOTA_BUILDS_PER_HOUR", "0",
                "SLIPWAY_QUOTA_QUEUED_BUILDS", "0", "SLIPWAY_QUOTA_CONCURRENT_BUILDS", "0"));
        settings.putAll(more);
        return settings;
    }

    Path artifacts() {
        return folder.resolve("artifacts");
    }

    PostgresServer postgres() {
        return postgres;
    }

    RegistryServer registry() {
        return registry;
    }

    public List<Replica> replicas() {
        return replicas;
    }

    /** One of those that can be expected to answer; nothing while all are away. */
    Optional<Replica> living(RandomGenerator random) {
        List<Replica> living = replicas.stream().filter(Replica::isReady).toList();
        return living.isEmpty() ? Optional.empty() : Optional.of(living.get(random.nextInt(living.size())));
    }

    /** Images behind whose tag the registry has another manifest than their build says. */
    List<String> wrongTags(Audit audit) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> built : audit.digests().entrySet()) {
            Optional<String> there = registry.digestOf(built.getKey());
            if (!there.equals(Optional.of(built.getValue()))) {
                wrong.add(
                        built.getKey() + " is " + pushed(there) + ", its build says " + pushed(Optional.of(built.getValue())));
            }
        }
        return wrong;
    }

    /** A digest and, where the fake engine has pushed it, by which replica. */
    private String pushed(Optional<String> digest) throws IOException {
        return digest.orElse("not there") + pushes().stream().filter(push -> digest.equals(Optional.of(push.digest())))
                .map(push -> " (pushed by replica " + push.replica() + " at " + push.at() + ")").findFirst().orElse("");
    }

    /** Every push that the fake engine made, in no order. */
    private List<Push> pushes() throws IOException {
        List<Push> pushes = new ArrayList<>();
        for (int index : IntStream.range(0, replicas.size()).toArray()) {
            Path journal = replicas.get(index).home().resolve("buildah/pushes");
            if (Files.exists(journal)) {
                Files.readAllLines(journal).forEach(line -> pushes.add(Push.parse(index + 1, line)));
            }
        }
        return pushes;
    }

    /**
     * A push that the fake engine made.
     *
     * @param replica counted from 1
     * @param at seconds since 1970
     * @param digest of the manifest
     */
    private record Push(int replica, double at, String digest) {

        static Push parse(int replica, String line) {
            String[] columns = line.split("\t");
            return new Push(replica, Double.parseDouble(columns[0]), columns[2]);
        }
    }

    /** Stops all replicas, then what they use. */
    @Override
    public void close() {
        try {
            replicas.forEach(Replica::close);
        } finally {
            registry.close();
            postgres.close();
        }
    }
}
