package dev.slipway.plan.python.packages;

import java.util.HashMap;
import java.util.Map;

/**
 * The top-level modules that come with CPython 3.8 to 3.15 ({@code stdlib.tsv}, from {@code sys.stdlib_module_names} and the
 * "What's New" of each version).
 */
public final class StandardLibrary {

    private static final int FIRST = 0;
    private static final int NEVER = 99;

    private StandardLibrary() {
    }

    /** Whether Python 3.{@code pythonMinor} brings the module itself: {@code contains("distutils", 11)}, but not with 12. */
    public static boolean contains(String topLevelModule, int pythonMinor) {
        Span span = Holder.SPANS.get(topLevelModule);
        return span != null && span.since <= pythonMinor && pythonMinor < span.until;
    }

    /** The minor versions that have a module: from {@code since} on, before {@code until}. */
    private record Span(int since, int until) {
    }

    private static final class Holder {
        private static final Map<String, Span> SPANS = spans();

        private static Map<String, Span> spans() {
            Map<String, Span> spans = new HashMap<>();
            for (String[] row : Tables.rows("stdlib.tsv", 3)) {
                spans.put(row[0], new Span(number(row[1], FIRST), number(row[2], NEVER)));
            }
            return Map.copyOf(spans);
        }

        private static int number(String text, int otherwise) {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        }
    }
}
