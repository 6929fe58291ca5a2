package dev.slipway.plan.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.python.project.pep.PackageNames;
import dev.slipway.plan.python.project.pep.Specifiers;
import dev.slipway.plan.python.project.pep.Version;

/** A requirement of a label or a plan, taken apart as far as comparing needs it. */
record Wish(String name, Set<String> extras, String versions) {

    private static final Pattern PARTS = Pattern.compile("([@A-Za-z0-9._/-]+)\\s*(?:\\[([^]]*)])?\\s*([<>=!~^][^;]*)?.*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

    static Wish of(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return new Wish(text, Set.of(), "");
        }
        Set<String> extras = new TreeSet<>();
        if (parts.group(2) != null) {
            for (String extra : parts.group(2).split(",")) {
                extras.add(PackageNames.normalize(extra.strip()));
            }
        }
        String name = parts.group(1).contains("/") ? parts.group(1) : PackageNames.normalize(parts.group(1));
        return new Wish(name, extras, parts.group(3) == null ? "" : parts.group(3).strip());
    }

    boolean isMetBy(Wish planned, boolean namesOnly) {
        return name.equals(planned.name)
                && (namesOnly || planned.extras.containsAll(extras) && (versions.isEmpty() || forbidsNoLess(planned)));
    }

    boolean isMetByOneOf(List<Wish> planned, boolean namesOnly) {
        return planned.stream().anyMatch(one -> isMetBy(one, namesOnly));
    }

    /** Whether the planned rule allows no version that this one forbids, tried on the versions around all that are named. */
    private boolean forbidsNoLess(Wish planned) {
        if (planned.versions.isEmpty()) {
            return false;
        }
        try {
            Specifiers mine = Specifiers.parse(versions);
            Specifiers theirs = Specifiers.parse(planned.versions);
            return samples(versions + " " + planned.versions).stream().map(Version::parse)
                    .allMatch(version -> mine.matches(version) || !theirs.matches(version));
        } catch (RuntimeException notOurs) {
            return versions.equals(planned.versions);
        }
    }

    private static Set<String> samples(String texts) {
        Set<String> samples = new HashSet<>(Set.of("0.0.1", "99999"));
        Matcher number = NUMBER.matcher(texts);
        while (number.find()) {
            String version = number.group();
            int last = version.lastIndexOf('.') + 1;
            int tail = Integer.parseInt(version.substring(last));
            samples.addAll(List.of(version, version + ".1", version.substring(0, last) + (tail + 1)));
            if (tail > 0) {
                samples.add(version.substring(0, last) + (tail - 1) + ".99999");
            }
        }
        return samples;
    }
}
