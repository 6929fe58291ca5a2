package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the running step of a build has put on the disk so far: the upper layer of its working container, as {@code du}
 * counts it in the build's own user namespace, which alone may read all of it.
 */
@ApplicationScoped
public class LayerUsage {

    private static final Logger LOG = Logger.getLogger(LayerUsage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> DU = List.of("sh", "-c",
            "du -s -B1 \"$1\" | cut -f1; du -s --inodes \"$1\" | cut -f1", "du");

    /** A step's layer and what it holds. */
    public record Layer(String id, long bytes, long files) {
    }

    private final BuildahHome home;
    private final ObjectMapper json;
    private final Clock clock;

    LayerUsage(BuildahHome home, ObjectMapper json, Clock clock) {
        this.home = home;
        this.json = json;
        this.clock = clock;
    }

    /** Nothing while no step runs, or of one that has just ended. */
    public List<Layer> of(BuildJob job, TreeUsage processes) {
        Optional<Long> inside = processes.pids().stream().filter(LayerUsage::isInUserNamespace).findFirst();
        List<Layer> layers = new ArrayList<>();
        try {
            for (String layer : inside.isEmpty() ? List.<String> of() : layers(job)) {
                measured(job, layer, inside.get()).ifPresent(layers::add);
            }
        } catch (IOException e) {
            LOG.debugf("a layer could not be measured: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return layers;
    }

    private List<String> layers(BuildJob job) throws IOException {
        Storage storage = home.storage(job.workspace());
        List<String> layers = new ArrayList<>();
        for (String list : Leftovers.LISTS) {
            Path file = storage.containers().resolve(list);
            if (Files.exists(file)) {
                for (JsonNode container : json.readTree(Files.readAllBytes(file))) {
                    if (Leftovers.isMarked(storage, container.path("id").asText(), job)) {
                        layers.add(container.path("layer").asText());
                    }
                }
            }
        }
        return layers;
    }

    private Optional<Layer> measured(BuildJob job, String layer, long inside) throws IOException, InterruptedException {
        Path diff = home.storage(job.workspace()).root().resolve("overlay").resolve(layer).resolve("diff");
        List<String> command = new ArrayList<>(List.of("nice", "-n", "5", "nsenter", "--user", "--target",
                Long.toString(inside), "--"));
        command.addAll(DU);
        command.add(diff.toString());
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        ChildProcess.run(command, Map.of("PATH", Programs.path()), home.directory(),
                new StopSignal(clock, clock.instant().plus(PATIENCE)), (channel, line) -> {
                    if (channel == OutputSink.Channel.OUT) {
                        output.add(line.strip());
                    }
                });
        boolean counted = output.size() == 2 && output.stream().allMatch(number -> number.matches("\\d{1,18}"));
        return counted ? Optional.of(new Layer(layer, Long.parseLong(output.get(0)), Long.parseLong(output.get(1))))
                : Optional.empty();
    }

    private static boolean isInUserNamespace(long pid) {
        try {
            return !Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/user"))
                    .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
        } catch (IOException e) {
            return false; // it has ended
        }
    }
}
