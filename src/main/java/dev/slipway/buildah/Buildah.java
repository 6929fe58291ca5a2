package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import dev.slipway.image.dockerfile.Dockerfile;
import dev.slipway.image.dockerfile.ImageSource;
import dev.slipway.image.dockerfile.UnreadableException;

/** Builds and pushes with Buildah. Calls block until the process has ended; an interrupt kills it. */
@ApplicationScoped
public class Buildah {

    /**
     * The time of all that a build makes, in its configuration and for each file of its layers, so that the same context
     * gives the same image on any day: 1980-01-01, the earliest that zip archives, and so Python wheels, can hold.
     */
    public static final Instant CREATED = Instant.parse("1980-01-01T00:00:00Z");

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final StepNetwork stepNetwork;
    private final LimitsConfig limits;
    private final RegistryConfig registry;
    private final BuildahHome home;
    private final IsolationProbe probe;
    private final StoredImages images;
    private final SharedBases bases;
    private final AuthFile auths;
    private final ObjectMapper json;

    Buildah(BuildahConfig config, NetworkConfig network, StepNetwork stepNetwork, LimitsConfig limits,
            RegistryConfig registry, BuildahHome home, IsolationProbe probe, StoredImages images, SharedBases bases,
            ObjectMapper json) {
        this.config = config;
        this.network = network;
        this.stepNetwork = stepNetwork;
        this.limits = limits;
        this.registry = registry;
        this.home = home;
        this.probe = probe;
        this.images = images;
        this.bases = bases;
        this.auths = new AuthFile(config, registry, json);
        this.json = json;
    }

    /** Builds the image of a job whose folder holds Dockerfile and context. */
    public BuildahResult build(BuildJob job, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        Set<ImageSource> sources = images(job);
        for (ImageSource image : sources) {
            bases.provide(image.text(), stop, sink);
        }
        List<ImageSource> strangers = sources.stream().filter(image -> !image.isOfficial()).toList();
        for (ImageSource image : strangers) {
            Optional<BuildahResult> refused = refused(image, job, stop, sink);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Storage storage = home.storage(job.workspace());
        Optional<String> from = FromImage.nameIn(Files.readString(job.dockerfile()));
        if (from.isPresent() && images.named(storage, from.get()).isEmpty()) {
            BuildahResult pulled = run(command -> command.pull(from.get(), job), job, stop, sink, FailureClassifier::build);
            if (!(pulled instanceof Done)) {
                return pulled;
            }
        }
        FromImage base = fromImage(storage, from);
        BuildahResult built = built(job, base, stop, sink);
        FromImage now = fromImage(storage, from); // where the name got a new image, it is not known which was taken
        return built instanceof Done && !base.equals(now) ? built(job, now, stop, sink) : built;
    }

    private BuildahResult built(BuildJob job, FromImage base, StopSignal stop, OutputSink sink)
            throws IOException, InterruptedException {
        if (!job.labels().isEmpty()) {
            Files.writeString(job.labelsFile(), LabelInstruction.of(labels(job, base)));
        }
        return run(command -> command.build(job, base, network.caBundle(), stepNetwork.options(), uv(job)), job, stop, sink,
                FailureClassifier::build);
    }

    private Optional<Path> uv(BuildJob job) {
        return Files.exists(job.fastInstall()) ? config.uv() : Optional.empty();
    }

    private FromImage fromImage(Storage storage, Optional<String> name) throws IOException {
        Optional<StoredImages.StoredImage> stored = name.isEmpty() ? Optional.empty() : images.named(storage, name.get());
        return stored.map(image -> new FromImage(name.get(), image.digest())).orElse(FromImage.NONE);
    }

    private static Map<String, String> labels(BuildJob job, FromImage base) {
        Map<String, String> labels = new TreeMap<>(job.labels());
        labels.put("org.opencontainers.image.created", CREATED.toString());
        if (!base.name().isEmpty()) {
            labels.put("org.opencontainers.image.base.name", base.name());
            labels.put("org.opencontainers.image.base.digest", base.digest());
        }
        return labels;
    }

    /** Pushes what was built. */
    public BuildahResult push(BuildJob job, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        auths.write(job.authFile(), Map.of(), true);
        try {
            return run(command -> command.push(job, registry.plainHttp()), job, stop, sink, FailureClassifier::push);
        } finally {
            Files.deleteIfExists(job.authFile());
        }
    }

    /** The digest of the manifest that the push left in the registry. */
    public Digest pushedDigest(BuildJob job) throws IOException {
        return new Digest(Files.readString(job.digestFile()).strip());
    }

    /** Pulls an image and looks whether builds upon it do more than the Dockerfile says, outside of RUN steps as well. */
    private Optional<BuildahResult> refused(ImageSource image, BuildJob job, StopSignal stop, OutputSink sink)
            throws IOException, InterruptedException {
        BuildahResult pulled = run(command -> command.pull(image.text(), job), job, stop, sink, FailureClassifier::build);
        if (!(pulled instanceof Done)) {
            return Optional.of(pulled);
        }
        List<String> triggers = Collections.synchronizedList(new ArrayList<>());
        BuildahResult inspected = run(command -> command.triggers(image.text()), job, stop, (channel, line) -> {
            if (channel == OutputSink.Channel.OUT) {
                triggers.add(line.strip());
            }
        }, FailureClassifier::build);
        boolean none = triggers.equals(List.of("0"));
        return !(inspected instanceof Done) ? Optional.of(inspected)
                : none ? Optional.empty() : Optional.of(new Failed(HostRules.triggers(image.text())));
    }

    private static Set<ImageSource> images(BuildJob job) throws IOException {
        try {
            return new LinkedHashSet<>(Dockerfile.read(Files.readString(job.dockerfile())).images());
        } catch (UnreadableException e) {
            throw new IOException("a Dockerfile that was planned cannot be read: " + e.getMessage(), e);
        }
    }

    /** Prepares a build that no secrets are given to. */
    public void prepare(BuildJob job) throws IOException {
        prepare(job, StepSecrets.NONE);
    }

    /**
     * Writes what the job's commands read: credentials to pull with, and environment, secrets, limits and network of RUN steps,
     * for this user's eyes only.
     */
    public void prepare(BuildJob job, StepSecrets secrets) throws IOException {
        Files.createDirectories(job.temporary());
        Files.createDirectories(home.storage(job.workspace()).runRoot());
        boolean ownRegistry = images(job).stream().anyMatch(image -> auths.needsOwn(image.registry()));
        auths.write(job.pullAuthFile(), secrets.registryAuths(), ownRegistry);
        Files.createDirectories(job.secrets());
        for (Map.Entry<String, String> file : secrets.files().entrySet()) {
            PrivateFile.write(job.secrets().resolve(file.getKey()), file.getValue());
        }
        if (config.uv().isPresent() && secrets.environment().isEmpty() && FastInstall.suits(job)) {
            PrivateFile.write(job.fastInstall(), "");
        }
        PrivateFile.write(job.runPolicy(), json.writeValueAsString(RunPolicy.of(limits)));
        Map<String, String> variables = RunEnvironment.ofSteps(network);
        variables.putAll(secrets.environment());
        List<String> environment = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()).toList();
        PrivateFile.write(job.runEnvironment(), json.writeValueAsString(environment));
        PrivateFile.write(job.runNetwork(), json.writeValueAsString(stepNetwork.unreachable()));
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
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home,
                home.storage(job.workspace()), probe.isolation());
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
        environment.put("SLIPWAY_RUN_POLICY", job.runPolicy().toString());
        environment.put("SLIPWAY_RUN_NETWORK", job.runNetwork().toString());
        uv(job).ifPresent(uv -> environment.put("SLIPWAY_RUN_INSTALL", FastInstall.FOLDER + "/install-requirements"));
        return environment;
    }
}
