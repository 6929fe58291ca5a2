package dev.slipway.plan.python.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code system-packages.tsv}: kind, name, Debian packages. */
final class SystemTable {

    private static final String FILE = "/slipway/python/system-packages.tsv";

    private SystemTable() {
    }

    static Map<String, List<String>> rows(String kind) {
        try (InputStream stream = SystemTable.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no " + FILE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t")).filter(row -> row.length >= 3 && row[0].equals(kind))
                    .collect(Collectors.toUnmodifiableMap(row -> row[1], row -> Arrays.asList(row[2].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
