package dev.slipway.plan.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/**
 * Finds passwords, keys and tokens that were left in the source: an image is read by more people than its source. What is
 * found is told by file, line and kind; the secret itself is never repeated. Every rule reads a text once, from the left.
 */
public final class SecretScan {

    public static final String CODE = "secret_in_source";

    private static final int MOST_WARNINGS = 20;
    private static final String REQUIREMENTS = "requirements.txt";

    private SecretScan() {
    }

    /**
     * Up to 20 warnings, in the order of files and lines.
     *
     * @param requirements those of the request, which become the image's {@code requirements.txt}
     */
    public static List<Warning> of(SourceTree source, Optional<String> requirements) {
        List<Warning> found = new ArrayList<>();
        requirements.ifPresent(text -> add(found, REQUIREMENTS, text));
        source.files().forEach((path, text) -> {
            if (!(requirements.isPresent() && path.equals(REQUIREMENTS))) {
                add(found, path, text);
            }
        });
        return List.copyOf(found);
    }

    private static void add(List<Warning> found, String path, String text) {
        if (found.size() < MOST_WARNINGS) {
            lines(path, text).entrySet().stream().limit(MOST_WARNINGS - found.size())
                    .forEach(line -> found.add(warning(path, line.getKey(), line.getValue())));
        }
    }

    private static Warning warning(String path, int line, String what) {
        return new Warning(CODE, "this looks like " + what
                + "; whoever can pull the image can read it, so pass it as an environment variable instead", path, line);
    }

    /** Line to what is on it: what is known by its own shape before what is guessed. */
    private static TreeMap<Integer, String> lines(String path, String text) {
        Findings findings = new Findings(MOST_WARNINGS);
        TokenShapes.find(text, findings);
        PrivateKeys.find(text, findings);
        if (!Placeholders.isExample(path)) {
            UrlPasswords.find(text, findings);
            AssignedLiterals.find(text, findings);
            SettingsFiles.find(path, text, findings);
        }
        return findings.byLine(text);
    }
}
