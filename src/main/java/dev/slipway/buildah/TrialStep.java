package dev.slipway.buildah;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A RUN step that finds out about itself: in a container from scratch, with the host's own programs mounted read-only,
 * under the very command line that builds use. Meanwhile this host listens, so that the step can try to reach it.
 */
@ApplicationScoped
class TrialStep {

    private static final List<String> MOUNTED = List.of("/usr", "/bin", "/lib", "/lib64");
    /** The step's own loopback, and slirp4netns' ways to the host's. */
    private static final List<String> LOOPBACKS = List.of("127.0.0.1", "10.0.2.2", "10.0.2.3", "10.0.2.100");

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final StepNetwork stepNetwork;
    private final LimitsConfig limits;
    private final BuildahHome home;
    private final ObjectMapper json;
    private final Clock clock;

    /** Whether the step ran to a good end, and what it and Buildah said. */
    record Result(boolean worked, List<String> output) {
    }

    TrialStep(BuildahConfig config, NetworkConfig network, StepNetwork stepNetwork, LimitsConfig limits,
            BuildahHome home, ObjectMapper json, Clock clock) {
        this.config = config;
        this.network = network;
        this.stepNetwork = stepNetwork;
        this.limits = limits;
        this.home = home;
        this.json = json;
        this.clock = clock;
    }

    Result run(Duration patience) {
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        try (ServerSocket host = new ServerSocket(0)) {
            return new Result(ranInContainer(host.getLocalPort(), patience, output), output);
        } catch (IOException e) {
            return new Result(false, List.of(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, List.of("it was interrupted"));
        }
    }

    private boolean ranInContainer(int port, Duration patience, List<String> output)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(home.directory(), "probe-");
        String container = folder.getFileName().toString();
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home,
                home.storage(BuildJob.DEFAULT_WORKSPACE), Isolation.ROOTLESS);
        StopSignal stop = new StopSignal(clock, clock.instant().plus(patience));
        try {
            Files.writeString(folder.resolve("run-env.json"), "[]");
            Files.writeString(folder.resolve("run-policy.json"), json.writeValueAsString(RunPolicy.of(limits)));
            Files.writeString(folder.resolve("run-network.json"), json.writeValueAsString(stepNetwork.unreachable()));
            boolean ran = succeeds(command.fromScratch(container), folder, stop, output)
                    && succeeds(command.run(container, mounts(), script(port)), folder, stop, output);
            succeeds(command.remove(List.of(container)), folder, stop, output);
            return ran;
        } finally {
            FileTree.delete(folder);
        }
    }

    private List<String> mounts() {
        Stream<String> hosts = MOUNTED.stream().filter(path -> Files.exists(Path.of(path)))
                .map(path -> path + ":" + path + ":ro");
        return Stream.concat(hosts, Stream.of(home.libexec().resolve("probe") + ":/probe:ro")).toList();
    }

    private List<String> script(int port) {
        Stream<String> own = StepNetwork.ownV4().filter(address -> !stepNetwork.isOpen(address))
                .map(Inet4Address::getHostAddress);
        return Stream.of(Stream.of("/usr/bin/bash", "/probe", Integer.toString(port)), LOOPBACKS.stream(), own)
                .flatMap(arguments -> arguments).toList();
    }

    private boolean succeeds(List<String> command, Path folder, StopSignal stop, List<String> output)
            throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(RunEnvironment.ofBuildah(home, config, network));
        environment.put("SLIPWAY_RUN_ENV", folder.resolve("run-env.json").toString());
        environment.put("SLIPWAY_RUN_POLICY", folder.resolve("run-policy.json").toString());
        environment.put("SLIPWAY_RUN_NETWORK", folder.resolve("run-network.json").toString());
        environment.put("TMPDIR", folder.toString());
        ChildProcess.Result result = ChildProcess.run(command, environment, folder, stop,
                (channel, line) -> output.add(line));
        return result.end() == ChildProcess.End.EXITED && result.exitCode() == 0;
    }
}
