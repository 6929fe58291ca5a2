package dev.slipway.buildah;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

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
        Files.createDirectories(storage());
        Files.createDirectories(runRoot());
        Files.createDirectories(libexec());
        Files.createDirectories(runtimeDirectory());
        Files.setPosixFilePermissions(runtimeDirectory(), PosixFilePermissions.fromString("rwx------"));
        install("runtime");
        install("slirp4netns");
        install("package-files");
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

    /** Images and layers. */
    public Path storage() {
        return directory.resolve("storage");
    }

    /** State that need not survive a restart of the machine. */
    public Path runRoot() {
        return directory.resolve("run");
    }

    Path libexec() {
        return directory.resolve("libexec");
    }

    Path runtimeDirectory() {
        return directory.resolve("xdg");
    }

    Path registriesConf() {
        return directory.resolve("registries.conf");
    }
}
