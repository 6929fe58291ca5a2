package dev.slipway.plan.python.imports;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints the speed of the scanner on the .py files below the given directories, held in memory, in time of the one
 * thread that scans, so that a busy machine does not count:
 * {@code java -cp target/classes:target/test-classes dev.slipway.plan.python.imports.ScanBenchmark /usr/lib/python3}.
 */
public final class ScanBenchmark {
    private static final int ROUNDS = 10;
    private static final double MEGA = 1_000_000;
    private static final double NANOS = 1e9;

    private ScanBenchmark() {
    }

    public static void main(String[] directories) throws IOException {
        List<String> sources = new ArrayList<>();
        long bytes = 0;
        for (String directory : directories) {
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".py"))
                        .filter(Files::isRegularFile).toList()) {
                    sources.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    bytes += Files.size(file);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d files, %.1f MB%n", sources.size(), bytes / MEGA);
        for (int round = 1; round <= ROUNDS; round++) {
            run(sources, bytes, round);
        }
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void run(List<String> sources, long bytes, int round) {
        long imports = 0;
        long begin = cpuTime();
        for (String source : sources) {
            imports += ImportScanner.scan("file.py", source).imports().size();
        }
        double seconds = (cpuTime() - begin) / NANOS;
        System.out.printf(Locale.ROOT, "round %d: %.3f s, %.0f MB/s, %d imports%n", round, seconds,
                bytes / MEGA / seconds, imports);
    }
}
