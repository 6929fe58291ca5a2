package dev.slipway.plan.python.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/** A project written down in a test, as pairs of path and text. */
record Project(Map<String, String> files, Optional<String> field) {

    static Project of(String... pathsAndTexts) {
        Map<String, String> files = new LinkedHashMap<>(Map.of("agent.py", "print('hello')\n"));
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return new Project(files, Optional.empty());
    }

    Project withField(String requirements) {
        return new Project(files, Optional.of(requirements));
    }

    Declarations read() {
        return ProjectFiles.read(SourceTree.parse(files), field);
    }

    List<String> requirements() {
        return read().requirements().stream().map(Requirement::requirement).toList();
    }

    /** Each requirement with its file and line. */
    List<String> places() {
        return read().requirements().stream().map(r -> r.packageName() + " " + r.file() + ":" + r.line()).toList();
    }

    /** The warnings of that code, as {@code file:line message}. */
    List<String> warnings(String code) {
        return read().warnings().stream().filter(warning -> warning.code().equals(code)).map(Project::line).toList();
    }

    List<String> codes() {
        return read().warnings().stream().map(Warning::code).toList();
    }

    String python() {
        return read().python().map(PythonVersion::version).orElse("none");
    }

    Rejection rejection() {
        try {
            throw new AssertionError("expected a rejection but read " + read());
        } catch (RejectedException e) {
            return e.rejection();
        }
    }

    private static String line(Warning warning) {
        return (warning.file() == null ? "" : warning.file() + ":" + warning.line() + " ") + warning.message();
    }
}
