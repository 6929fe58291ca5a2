package dev.slipway.plan.python.install;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is installed into the image besides the sources, and from which files.
 *
 * @param installer that installs
 * @param deciding the files it is told to read, such as {@code requirements.txt}; empty when nothing is installed
 * @param included files that these refer to, which have to be there as well
 * @param needsSources the manifests refer to the submission itself ({@code -e .}), so that it is copied first
 * @param additional requirements beyond the manifests, for pip
 * @param groups dependency groups that belong to the program, besides the main one
 * @param browser whether Playwright's browser is installed as well
 */
public record Installation(Installer installer, List<String> deciding, List<String> included, boolean needsSources,
        List<String> additional,
        List<String> groups, boolean browser) {

    public Installation {
        deciding = List.copyOf(deciding);
        included = List.copyOf(included);
        additional = List.copyOf(additional);
        groups = List.copyOf(groups);
    }

    public static Installation nothing() {
        return new Installation(Installer.PIP, List.of(), List.of(), false, List.of(), List.of(), false);
    }

    /** All files that have to be copied before it can run, in the order of their paths. */
    public List<String> manifests() {
        return Stream.concat(deciding.stream(), included.stream()).distinct().sorted().toList();
    }
}
