package dev.slipway.plan.python.project;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Facts about an installation that later decisions stand on.
 *
 * @param hashes whether pip's hash-checking mode is on (pip documentation, "Secure installs"): one hash turns it on for all
 * @param indexes package indexes and link pages besides PyPI
 * @param git whether something comes from a Git repository, so that the image needs {@code git} to install it
 * @param mayCompile whether something is surely built from source, so that compilers may be needed
 * @param environment variables that a requirements file expects when it is installed
 */
public record InstallFacts(boolean hashes, List<IndexUrl> indexes, boolean git, boolean mayCompile,
        SortedSet<String> environment) {

    public InstallFacts {
        indexes = List.copyOf(indexes);
        environment = Collections.unmodifiableSortedSet(new TreeSet<>(environment));
    }
}
