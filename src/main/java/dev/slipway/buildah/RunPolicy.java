package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the runtime wrapper (libexec/runtime) puts into the configuration of each RUN step: limits that the kernel holds
 * between two looks of whoever watches a build. That of processes is a quarter higher than what is watched for, so that a
 * build ends with a clear word; it counts for each user of the build's own user namespace.
 *
 * @param rlimits in place of those that Buildah would set
 * @param tmpfsBytes size of file systems in memory that say none
 */
@RegisterForReflection
record RunPolicy(List<Rlimit> rlimits, long tmpfsBytes) {

    private static final Pattern COLUMNS = Pattern.compile("\\s{2,}");

    /** One limit of setrlimit(2), named as the OCI runtime specification does. */
    @RegisterForReflection
    record Rlimit(String type, long soft, long hard) {
    }

    /** Limits that this service is under itself, which no process below it may raise. */
    static RunPolicy of(LimitsConfig limits) {
        return of(limits, ownHardLimits());
    }

    static RunPolicy of(LimitsConfig limits, Map<String, Long> own) {
        List<Rlimit> rlimits = Stream.of(
                limit("RLIMIT_NPROC", limits.processes() * 5 / 4, own.get("Max processes")),
                limit("RLIMIT_NOFILE", limits.openFiles(), own.get("Max open files")),
                limit("RLIMIT_FSIZE", limits.fileSize().asLongValue(), own.get("Max file size")),
                limit("RLIMIT_CPU", limits.cpuTime().map(time -> Math.max(1, time.toSeconds())).orElse(0L),
                        own.get("Max cpu time")),
                new Rlimit("RLIMIT_CORE", 0, 0)).filter(limit -> limit.hard() > 0 || limit.type().equals("RLIMIT_CORE"))
                .toList();
        return new RunPolicy(rlimits, limits.sharedMemory().asLongValue());
    }

    private static Rlimit limit(String type, long wanted, Long own) {
        long value = own == null ? wanted : Math.min(wanted, own);
        return new Rlimit(type, value, value);
    }

    /** As proc(5) shows them: name, soft, hard, unit; those without limit are left out. */
    private static Map<String, Long> ownHardLimits() {
        Map<String, Long> hard = new HashMap<>();
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/limits"))) {
            lines.map(COLUMNS::split).filter(columns -> columns.length > 2 && columns[2].matches("\\d+"))
                    .forEach(columns -> hard.put(columns[0], Long.parseLong(columns[2])));
        } catch (IOException e) {
            return Map.of(); // no Linux; nothing is built here
        }
        return hard;
    }
}
