package dev.slipway.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.artifact.ArtifactConfig;
import dev.slipway.buildah.BuildahConfig;

/** The free space where builds write: work in progress, build contexts, images and layers. Calls may block. */
@ApplicationScoped
public class Disk {

    private final Map<String, Path> directories = new LinkedHashMap<>();
    private final long minFree;

    Disk(DiskConfig config, RunnerConfig work, ArtifactConfig artifacts, BuildahConfig buildah) {
        directories.put("builds", work.directory());
        directories.put("artifacts", artifacts.directory());
        directories.put("buildah", buildah.directory());
        minFree = config.minFree().asLongValue();
    }

    /** Whether one of them has less free space than {@code slipway.disk.min-free}, so that a build would likely fail. */
    public boolean isLow() {
        return freeBytes().values().stream().anyMatch(this::isLow);
    }

    /** Whether so little is left of it that what runs must stop. */
    boolean isExhausted() {
        return freeBytes().values().stream().anyMatch(free -> free < minFree / 8);
    }

    /** The least that should be free. */
    public long minFreeBytes() {
        return minFree;
    }

    boolean isLow(long freeBytes) {
        return freeBytes < minFree;
    }

    /** Free bytes by directory ({@code builds}, {@code artifacts}, {@code buildah}), without those that cannot be asked. */
    public Map<String, Long> freeBytes() {
        Map<String, Long> free = new LinkedHashMap<>();
        directories.forEach((name, path) -> usable(path).ifPresent(bytes -> free.put(name, bytes)));
        return free;
    }

    private static OptionalLong usable(Path directory) {
        try {
            return OptionalLong.of(Files.getFileStore(existing(directory)).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** A directory that is made when it is first needed will be made in the nearest one that exists. */
    private static Path existing(Path directory) {
        Path path = directory.toAbsolutePath();
        while (path.getParent() != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
