package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The dialect of ini files that {@code setup.cfg} is written in (Python's {@code configparser}): sections, {@code key =
 * value} or {@code key: value}, values that go on in indented lines, comments on lines of their own. Never fails; what
 * fits nowhere is left out.
 */
final class Ini {

    /** A line of a value. */
    record Line(String text, int number) {
    }

    private final Map<String, List<Line>> values = new LinkedHashMap<>();

    static Ini parse(String text) {
        Ini ini = new Ini();
        String section = "";
        List<Line> open = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                open.add(new Line(content, number));
            } else if (content.startsWith("[")) {
                section = content.substring(1, Math.max(1, content.indexOf(']') < 0 ? content.length() : content.indexOf(']')));
                open = new ArrayList<>();
            } else {
                open = ini.begin(section, content, number);
            }
        }
        return ini;
    }

    /** The lines of a value that are not empty; none if there is no such key. */
    List<Line> lines(String section, String key) {
        return values.getOrDefault(section + "." + key, List.of());
    }

    private List<Line> begin(String section, String content, int number) {
        List<Line> value = new ArrayList<>();
        int split = 0;
        while (split < content.length() && content.charAt(split) != '=' && content.charAt(split) != ':') {
            split++;
        }
        if (split < content.length()) {
            String first = content.substring(split + 1).strip();
            if (!first.isEmpty()) {
                value.add(new Line(first, number));
            }
            values.put(section + "." + content.substring(0, split).strip().toLowerCase(Locale.ROOT), value);
        }
        return value;
    }
}
