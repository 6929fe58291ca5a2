package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process itself lives in: its namespaces (namespaces(7)) and control groups (cgroups(7)). */
final class Namespaces {

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    private Namespaces() {
    }

    /** The namespace of this kind, such as {@code net:[4026531840]}; empty where that cannot be told. */
    static String own(String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** {@code v2-delegated} where this user may make groups below its own, {@code v2}, {@code v1} or {@code none}. */
    static String cgroup() {
        if (!Files.exists(CGROUPS.resolve("cgroup.controllers"))) {
            return Files.isDirectory(CGROUPS) ? "v1" : "none";
        }
        try {
            String own = Files.readString(Path.of("/proc/self/cgroup")).strip().replaceFirst("^0::/", "");
            return Files.isWritable(CGROUPS.resolve(own).resolve("cgroup.procs")) ? "v2-delegated" : "v2";
        } catch (IOException e) {
            return "v2";
        }
    }
}
