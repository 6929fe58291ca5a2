package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Finds out, once, how strongly RUN steps can be kept apart on this host, by running one: in a container from scratch,
 * with the host's own programs mounted read-only, under the very command line that builds use.
 */
@ApplicationScoped
public class IsolationProbe {

    private static final Logger LOG = Logger.getLogger(IsolationProbe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> MOUNTED = List.of("/usr", "/bin", "/lib", "/lib64");

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final LimitsConfig limits;
    private final BuildahHome home;
    private final ObjectMapper json;
    private final Clock clock;
    private final CompletableFuture<Isolation> found = new CompletableFuture<>();
    private volatile boolean skipped;

    IsolationProbe(BuildahConfig config, NetworkConfig network, LimitsConfig limits, BuildahHome home, ObjectMapper json,
            Clock clock) {
        this.config = config;
        this.network = network;
        this.limits = limits;
        this.home = home;
        this.json = json;
        this.clock = clock;
    }

    /** Programs that building needs and that are not on this host. */
    public List<String> missingPrograms() {
        return Programs.missing(switch (config.isolation()) {
            case CHROOT -> List.of(config.program(), "setpriv", "unshare", "newuidmap");
            case AUTO, ROOTLESS -> List.of(config.program(), "setpriv", "unshare", "newuidmap", config.runtime(),
                    "slirp4netns", "jq");
        });
    }

    /** Says that nothing will be built on this host, so that nothing needs to be ready for it. */
    public void skip() {
        skipped = true;
    }

    public boolean isSkipped() {
        return skipped;
    }

    /** Whether {@link #isolation()} answers without waiting. */
    public boolean isDone() {
        return found.isDone();
    }

    /** What RUN steps get; waits for {@link #probe()} to have run. */
    public Isolation isolation() {
        return found.join();
    }

    /** Runs the probe and says loudly where only the weak isolation works. */
    public void probe() {
        Isolation isolation = switch (config.isolation()) {
            case ROOTLESS -> Isolation.ROOTLESS;
            case CHROOT -> Isolation.CHROOT;
            case AUTO -> rootlessWorks() ? Isolation.ROOTLESS : Isolation.CHROOT;
        };
        switch (isolation) {
            case ROOTLESS -> LOG.info("RUN steps are isolated: own user, process, mount and network namespaces");
            case CHROOT -> LOG.error("RUN STEPS ARE ONLY WEAKLY ISOLATED (chroot): they share this host's network and"
                    + " processes. Do not build code that you do not trust. README, \"Isolation\", says what is missing.");
        }
        found.complete(isolation);
    }

    private boolean rootlessWorks() {
        List<String> missing = missingPrograms();
        if (!missing.isEmpty()) {
            LOG.errorf("this host lacks %s", String.join(", ", missing));
            return false;
        }
        List<String> output = new ArrayList<>();
        try {
            boolean works = ranInContainer(output);
            if (!works) {
                LOG.warnf("a RUN step with rootless isolation failed: %s", String.join(" | ", output));
            }
            return works;
        } catch (IOException e) {
            LOG.warnf("the isolation of RUN steps could not be tried: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean ranInContainer(List<String> output) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(home.directory(), "probe-");
        String container = folder.getFileName().toString();
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home,
                home.storage(BuildJob.DEFAULT_WORKSPACE), Isolation.ROOTLESS);
        List<String> mounts = MOUNTED.stream().filter(path -> Files.exists(Path.of(path)))
                .map(path -> path + ":" + path + ":ro").toList();
        try {
            Files.writeString(folder.resolve("run-env.json"), "[]");
            Files.writeString(folder.resolve("run-policy.json"), json.writeValueAsString(RunPolicy.of(limits)));
            boolean ran = succeeds(command.fromScratch(container), folder, output)
                    && succeeds(command.run(container, mounts, List.of("/usr/bin/true")), folder, output);
            succeeds(command.remove(List.of(container)), folder, output);
            return ran;
        } finally {
            FileTree.delete(folder);
        }
    }

    private boolean succeeds(List<String> command, Path folder, List<String> output)
            throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(RunEnvironment.ofBuildah(home, config, network));
        environment.put("SLIPWAY_RUN_ENV", folder.resolve("run-env.json").toString());
        environment.put("SLIPWAY_RUN_POLICY", folder.resolve("run-policy.json").toString());
        environment.put("TMPDIR", folder.toString());
        StopSignal stop = new StopSignal(clock, clock.instant().plus(PATIENCE));
        ChildProcess.Result result = ChildProcess.run(command, environment, folder, stop, (channel, line) -> {
            synchronized (output) {
                output.add(line);
            }
        });
        return result.end() == ChildProcess.End.EXITED && result.exitCode() == 0;
    }
}
