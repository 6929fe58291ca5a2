package dev.slipway.plan.python.need;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A table of tab-separated values of the class path; lines that begin with {@code #} are comments. */
final class TableFile {

    private TableFile() {
    }

    static Stream<List<String>> rows(String name) {
        try (InputStream stream = TableFile.class.getResourceAsStream("/slipway/python/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the table " + name + " is missing from the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t"))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + name, e);
        }
    }
}
