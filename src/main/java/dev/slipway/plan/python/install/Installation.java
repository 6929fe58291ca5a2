package dev.slipway.plan.python.install;

import java.util.List;

/**
 * What is installed into the image besides the sources, and from which files.
 *
 * @param installer that installs
 * @param manifests the files it reads, the leading one first; empty when nothing is installed
 * @param needsSources the manifests refer to the submission itself ({@code -e .}), so that it is copied first
 * @param additional requirements beyond the manifests, for pip
 * @param groups dependency groups that belong to the program, besides the main one
 * @param browser whether Playwright's browser is installed as well
 */
public record Installation(Installer installer, List<String> manifests, boolean needsSources, List<String> additional,
        List<String> groups, boolean browser) {

    public Installation {
        manifests = List.copyOf(manifests);
        additional = List.copyOf(additional);
        groups = List.copyOf(groups);
    }

    public static Installation nothing() {
        return new Installation(Installer.PIP, List.of(), false, List.of(), List.of(), false);
    }
}
