package dev.slipway.plan.python;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.Warning;
import dev.slipway.plan.python.imports.SyntaxFeatures.Seen;
import dev.slipway.plan.python.project.PythonVersion;
import dev.slipway.plan.python.source.PythonFile;

/**
 * Which Python the image has: what the project says, raised to what its syntax needs; 3.11, the documented default, when
 * nothing speaks for another.
 *
 * @param version such as {@code 3.11}
 * @param reason in words that follow "because"
 */
record VersionChoice(String version, String reason, Optional<Warning> warning) {

    /** Files whose only purpose is to name one version: what they say is kept. */
    private static final Set<String> PINS = Set.of(".python-version", "runtime.txt", "Pipfile", ".tool-versions", "mise.toml");

    private record Need(Seen seen, String file) {
        String words() {
            return file + " line " + seen.line() + " has a " + seen.feature().reason() + ", which Python 3."
                    + seen.feature().minor()
                    + " brought";
        }
    }

    static VersionChoice of(Optional<PythonVersion> declared, Collection<PythonFile> files) {
        String said = declared.map(PythonVersion::version).orElse(PythonVersion.DEFAULT);
        String reason = declared.map(PythonVersion::reason).orElse("it is the default");
        Optional<Need> need = files.stream()
                .flatMap(file -> file.scan().syntax().seen().stream().map(seen -> new Need(seen, file.path())))
                .max(Comparator.comparingInt(one -> one.seen().feature().minor()));
        if (need.isEmpty() || need.get().seen().feature().minor() <= minorOf(said)) {
            return new VersionChoice(said, reason, Optional.empty());
        }
        String words = need.get().words();
        boolean pinned = declared.filter(one -> PINS.contains(fileName(one.file()))).isPresent();
        if (pinned) {
            return new VersionChoice(said, reason, Optional.of(new Warning("syntax_too_new",
                    words + ", but " + reason, need.get().file(), need.get().seen().line())));
        }
        return new VersionChoice("3." + need.get().seen().feature().minor(), words, Optional.empty());
    }

    int minor() {
        return minorOf(version);
    }

    private static String fileName(String path) {
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static int minorOf(String version) {
        String[] parts = version.split("\\.");
        return parts.length > 1 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : 0;
    }
}
