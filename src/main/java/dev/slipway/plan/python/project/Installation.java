package dev.slipway.plan.python.project;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the install step needs, so that a Dockerfile can copy only that before it.
 *
 * @param files paths in the source tree: the deciding file, what it includes, the manifests of the lock, local packages
 * @param wholeTree whether the project itself is installed ({@code -e .}), so that all files are needed before
 * @param groups dependency groups that belong to the program, besides the main one; never dev or test groups
 * @param pip the lines of a requirements file that installs the same with pip alone, for origins that pip cannot read
 * @param facts what else decides how to install
 */
public record Installation(SortedSet<String> files, boolean wholeTree, List<String> groups, PipText pip, InstallFacts facts) {

    public Installation {
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        groups = List.copyOf(groups);
    }
}
