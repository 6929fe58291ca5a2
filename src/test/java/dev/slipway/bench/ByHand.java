package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.slipway.it.Samples;

/**
 * Somebody's own commands on a folder with the Dockerfile that Slipway writes for the same files. The base image is one that
 * knows the way to the package index; Slipway gives that to its RUN steps itself.
 */
final class ByHand implements Contestant {

    /** The commands: build the folder as this reference, then push it. */
    interface Commands {
        List<List<String>> of(String reference, Path folder);
    }

    private final String name;
    private final Path home;
    private final String repository;
    private final Map<String, String> environment;
    private final Commands commands;
    private final String baseImage;
    private final AtomicInteger tag = new AtomicInteger();

    ByHand(String name, Path home, String repository, String baseImage, Map<String, String> environment, Commands commands) {
        this.name = name;
        this.home = home;
        this.repository = repository;
        this.baseImage = baseImage;
        this.environment = environment;
        this.commands = commands;
    }

    static ByHand buildah(Path home, String registry, String baseImage) {
        List<String> buildah = List.of("buildah", "--root", home.resolve("storage").toString(), "--runroot",
                home.resolve("run").toString(), "--storage-driver", "overlay");
        return new ByHand("buildah", home, registry + "/bench-buildah", baseImage, Map.of(),
                (reference, folder) -> List.of(
                        words(buildah, "build", "--layers", "--format", "oci", "--isolation", "rootless", "--runtime", "runc",
                                "--tls-verify=false", "--pull=false", "--tag", reference, folder.toString()),
                        words(buildah, "push", "--tls-verify=false", reference)));
    }

    static ByHand buildKit(Path home, String registry, String baseImage, String socket) {
        return new ByHand("BuildKit", home, registry + "/bench-buildkit", baseImage,
                Map.of("DOCKER_HOST", "unix://" + socket, "DOCKER_BUILDKIT", "1", "DOCKER_CONFIG",
                        home.resolve("docker").toString()),
                (reference, folder) -> List.of(
                        List.of("docker", "build", "--quiet", "--network", "host", "--tag", reference, folder.toString()),
                        List.of("docker", "push", "--quiet", reference)));
    }

    private static List<String> words(List<String> first, String... more) {
        return java.util.stream.Stream.concat(first.stream(), java.util.stream.Stream.of(more)).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Job prepare(String agent, Map<String, String> files) throws IOException {
        Path folder = Files.createDirectories(home.resolve("agents").resolve(agent));
        Shell.write(folder, files);
        Files.writeString(folder.resolve("Dockerfile"), dockerfile());
        String reference = repository + "/" + agent + ":" + tag.incrementAndGet();
        return () -> {
            for (List<String> command : commands.of(reference, folder)) {
                Shell.run(folder, environment, command);
            }
            return reference;
        };
    }

    private String dockerfile() {
        return Samples.DOCUMENTED_DOCKERFILE.replace("python:3.11-slim", baseImage);
    }
}
