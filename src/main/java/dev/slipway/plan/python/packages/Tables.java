package dev.slipway.plan.python.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The class path resources of this package. One that is missing is a broken build, so reading fails loudly. */
final class Tables {

    private Tables() {
    }

    /** Rows of a tab-separated resource, each padded to so many columns; comment lines are left out. */
    static List<String[]> rows(String name, int columns) {
        List<String[]> rows = new ArrayList<>();
        for (String line : new String(bytes(name), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                rows.add(cells(line, columns));
            }
        }
        return rows;
    }

    /** A compressed resource of sorted lines. */
    static SortedLines sortedLines(String name) {
        return new SortedLines(bytes(name));
    }

    private static byte[] bytes(String name) {
        try (InputStream resource = Tables.class.getResourceAsStream("/slipway/python/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("the class path has no slipway/python/" + name);
            }
            return name.endsWith(".gz") ? new GZIPInputStream(resource, 1 << 16).readAllBytes() : resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read slipway/python/" + name, e);
        }
    }

    private static String[] cells(String line, int columns) {
        String[] cells = new String[columns];
        int from = 0;
        for (int column = 0; column < columns; column++) {
            int tab = line.indexOf('\t', from);
            int end = tab < 0 ? line.length() : tab;
            cells[column] = line.substring(from, end);
            from = Math.min(end + 1, line.length());
        }
        return cells;
    }
}
