package dev.slipway.buildah;

import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the runtime wrapper (libexec/runtime) puts into the configuration of each RUN step.
 *
 * @param rlimits in place of those that Buildah would set
 * @param tmpfsBytes size of file systems in memory that say none
 */
@RegisterForReflection
record RunPolicy(List<Rlimit> rlimits, long tmpfsBytes) {

    /** One limit of setrlimit(2), named as the OCI runtime specification does. */
    @RegisterForReflection
    record Rlimit(String type, long soft, long hard) {
    }

    /** No core dumps; 64 MiB for a file system in memory, as Buildah itself gives. */
    static RunPolicy standard() {
        return new RunPolicy(List.of(new Rlimit("RLIMIT_CORE", 0, 0)), 64L << 20);
    }
}
