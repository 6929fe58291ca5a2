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
    private final ObjectMapper json;

    Buildah(BuildahConfig config, NetworkConfig network, RegistryConfig registry, BuildahHome home, IsolationProbe probe,
            ObjectMapper json) {
        this.config = config;
        this.network = network;
        this.registry = registry;
        this.home = home;
        this.probe = probe;
        this.json = json;
    }

    /** Builds the image of a job whose folder holds Dockerfile and context. */
    public BuildahResult build(BuildJob job, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        return run(command -> command.build(job, network.caBundle()), job, stop, sink, FailureClassifier::build);
    }

    /** Pushes what was built. */
    public BuildahResult push(BuildJob job, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        return run(command -> command.push(job, registry.plainHttp()), job, stop, sink, FailureClassifier::push);
    }

    /** The digest of the manifest that the push left in the registry. */
    public Digest pushedDigest(BuildJob job) throws IOException {
        return new Digest(Files.readString(job.digestFile()).strip());
    }

    /** Prepares a build that no secrets are given to. */
    public void prepare(BuildJob job) throws IOException {
        prepare(job, StepSecrets.NONE);
    }

    /** Writes what the job's commands read: credentials and the environment of RUN steps, for this user's eyes only. */
    public void prepare(BuildJob job, StepSecrets secrets) throws IOException {
        Files.createDirectories(job.temporary());
        writePrivate(job.authFile(), json.writeValueAsString(Map.of("auths", auths(Map.of()))));
        writePrivate(job.pullAuthFile(), json.writeValueAsString(Map.of("auths", auths(secrets.registryAuths()))));
        Files.createDirectories(job.secrets());
        for (Map.Entry<String, String> file : secrets.files().entrySet()) {
            writePrivate(job.secrets().resolve(file.getKey()), file.getValue());
        }
        Map<String, String> variables = RunEnvironment.ofSteps(network);
        variables.putAll(secrets.environment());
        List<String> environment = variables.entrySet().stream()
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

    /** Slipway's own credentials for its registry win over a workspace's. */
    private Map<String, Map<String, String>> auths(Map<String, String> more) {
        Map<String, Map<String, String>> auths = new LinkedHashMap<>();
        more.forEach((host, auth) -> auths.put(host, Map.of("auth", auth)));
        registry.username().ifPresent(user -> auths.put(registry.host(), Map.of("auth", Base64.getEncoder()
                .encodeToString((user + ":" + registry.password().orElse("")).getBytes(StandardCharsets.UTF_8)))));
        return auths;
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
