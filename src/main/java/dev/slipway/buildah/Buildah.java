package dev.slipway.buildah;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.buildah.BuildahResult.Done;
import dev.slipway.buildah.BuildahResult.Failed;
import dev.slipway.buildah.BuildahResult.OutOfTime;
import dev.slipway.buildah.BuildahResult.Stopped;
import dev.slipway.image.Digest;
import dev.slipway.image.RegistryConfig;

/** Builds and pushes with Buildah. Calls block until the process has ended; an interrupt kills it. */
@ApplicationScoped
public class Buildah {

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final RegistryConfig registry;
    private final BuildahHome home;
    private final IsolationProbe probe;
    private final StoredImages images;
    private final ObjectMapper json;

    Buildah(BuildahConfig config, NetworkConfig network, RegistryConfig registry, BuildahHome home, IsolationProbe probe,
            StoredImages images, ObjectMapper json) {
        this.config = config;
        this.network = network;
        this.registry = registry;
        this.home = home;
        this.probe = probe;
        this.images = images;
        this.json = json;
    }

    /** Builds the image of a job whose folder holds Dockerfile and context. */
    public BuildahResult build(BuildJob job, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        Optional<String> from = FromImage.nameIn(Files.readString(job.dockerfile()));
        if (from.isPresent() && images.named(from.get()).isEmpty()) {
            BuildahResult pulled = run(command -> command.pull(from.get(), job), job, stop, sink, FailureClassifier::build);
            if (!(pulled instanceof Done)) {
                return pulled;
            }
        }
        FromImage base = from.isPresent() ? fromImage(from.get()) : FromImage.NONE;
        Files.writeString(job.labelsFile(), LabelInstruction.of(labels(job, base)));
        return run(command -> command.build(job, base, network.caBundle()), job, stop, sink, FailureClassifier::build);
    }

    private FromImage fromImage(String name) throws IOException {
        return images.named(name).map(image -> new FromImage(name, image.digest())).orElse(FromImage.NONE);
    }

    private static Map<String, String> labels(BuildJob job, FromImage base) {
        Map<String, String> labels = new TreeMap<>(job.labels());
        labels.put("org.opencontainers.image.created", BuildahCommand.EPOCH.toString());
        if (!base.name().isEmpty()) {
            labels.put("org.opencontainers.image.base.name", base.name());
            labels.put("org.opencontainers.image.base.digest", base.digest());
        }
        return labels;
    }

    /** Pushes what was built. */
    public BuildahResult push(BuildJob job, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        return run(command -> command.push(job, registry.plainHttp()), job, stop, sink, FailureClassifier::push);
    }

    /** The digest of the manifest that the push left in the registry. */
    public Digest pushedDigest(BuildJob job) throws IOException {
        return new Digest(Files.readString(job.digestFile()).strip());
    }

    /** Writes what the job's commands read: credentials and the environment of RUN steps, for this user's eyes only. */
    public void prepare(BuildJob job) throws IOException {
        Files.createDirectories(job.temporary());
        writePrivate(job.authFile(), json.writeValueAsString(Map.of("auths", auths())));
        List<String> environment = RunEnvironment.ofSteps(network).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()).toList();
        writePrivate(job.runEnvironment(), json.writeValueAsString(environment));
    }

    private BuildahResult run(Function<BuildahCommand, List<String>> arguments, BuildJob job, StopSignal stop,
            OutputSink sink, Function<BuildOutput, StepFailure> classifier) throws IOException, InterruptedException {
        if (stop.isStopped()) {
            return new Stopped();
        }
        List<String> missing = probe.missingPrograms();
        if (!missing.isEmpty()) {
            return new Failed(missing(missing));
        }
        BuildOutput output = new BuildOutput();
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home, probe.isolation());
        ChildProcess.Result result = ChildProcess.run(arguments.apply(command), environment(job), job.folder(), stop,
                (channel, line) -> {
                    output.line(channel, line);
                    sink.line(channel, line);
                });
        return switch (result.end()) {
            case OUT_OF_TIME -> new OutOfTime();
            case STOPPED -> new Stopped();
            case EXITED -> result.exitCode() == 0 ? new Done(output.steps(), output.reusedSteps())
                    : new Failed(classifier.apply(output));
        };
    }

    private static StepFailure missing(List<String> programs) {
        return new StepFailure("buildah_missing", "build", "build failed: the builder lacks " + String.join(", ", programs),
                true, "install it where Slipway runs; ./slipway setup does so");
    }

    private Map<String, String> environment(BuildJob job) {
        Map<String, String> environment = new LinkedHashMap<>(RunEnvironment.ofBuildah(home, config, network));
        environment.put("TMPDIR", job.temporary().toString());
        environment.put("SLIPWAY_RUN_ENV", job.runEnvironment().toString());
        return environment;
    }

    private Map<String, Map<String, String>> auths() {
        return registry.username().map(user -> Map.of(registry.host(), Map.of("auth", Base64.getEncoder()
                .encodeToString((user + ":" + registry.password().orElse("")).getBytes(StandardCharsets.UTF_8)))))
                .orElse(Map.of());
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
