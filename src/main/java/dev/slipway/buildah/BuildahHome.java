package dev.slipway.buildah;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.image.RegistryConfig;

/**
 * Slipway's own folder for Buildah: the storage, so that nobody's else images are touched, and the settings that Buildah
 * is started with, so that the host's do not matter.
 */
@ApplicationScoped
public class BuildahHome {

    private final Path directory;

    BuildahHome(BuildahConfig config, RegistryConfig registry) {
        this.directory = config.directory().toAbsolutePath();
        try {
            prepare(config, registry);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for Buildah cannot be prepared: " + directory, e);
        }
    }

    private void prepare(BuildahConfig config, RegistryConfig registry) throws IOException {
        Files.createDirectories(libexec());
        Files.createDirectories(runtimeDirectory());
        Files.createDirectories(bases().root());
        Files.setPosixFilePermissions(runtimeDirectory(), PosixFilePermissions.fromString("rwx------"));
        for (String script : List.of("runtime", "harden.jq", "slirp4netns", "probe", "package-files", "install-requirements",
                "compile-installed")) {
            install(script);
        }
        Files.writeString(containersConf(), ""); // nothing that the host's own would mount, add or leave out
        Files.writeString(registriesConf(), RegistriesConf.of(config, registry));
    }

    private void install(String script) throws IOException {
        Path target = libexec().resolve(script);
        Path aside = libexec().resolve(script + ".new");
        try (InputStream content = BuildahHome.class.getResourceAsStream("/slipway/libexec/" + script)) {
            Files.copy(content, aside, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    Path directory() {
        return directory;
    }

    /** The storage of a workspace, which is made when Buildah first uses it. */
    Storage storage(String workspace) {
        Path folder = workspace.equals(BuildJob.DEFAULT_WORKSPACE) ? directory : workspaces().resolve(workspace);
        if (!folder.equals(directory) && !folder.normalize().getParent().equals(workspaces())) {
            throw new IllegalArgumentException("not a workspace's name: " + workspace);
        }
        return new Storage(folder.resolve("storage"), folder.resolve("run"));
    }

    /**
     * The storage of the base images that all workspaces build on, and read only: an additional image store
     * (containers-storage.conf(5)). No build writes to it, so nothing of one workspace is in it.
     */
    Storage bases() {
        return new Storage(directory.resolve("bases/storage"), directory.resolve("bases/run"));
    }

    /** Those of workspaces that are there, that of the default workspace first. */
    List<Storage> storages() {
        Stream<String> others = Stream.ofNullable(workspaces().toFile().list()).flatMap(Stream::of).sorted();
        return Stream.concat(Stream.of(BuildJob.DEFAULT_WORKSPACE), others).map(this::storage).toList();
    }

    private Path workspaces() {
        return directory.resolve("workspaces");
    }

    Path libexec() {
        return directory.resolve("libexec");
    }

    Path runtimeDirectory() {
        return directory.resolve("xdg");
    }

    Path containersConf() {
        return directory.resolve("containers.conf");
    }

    Path registriesConf() {
        return directory.resolve("registries.conf");
    }
}
