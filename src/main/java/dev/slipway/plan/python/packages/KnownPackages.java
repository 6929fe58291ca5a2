package dev.slipway.plan.python.packages;

import java.util.Optional;

/**
 * Names that are worth trusting when nothing but the name speaks for a distribution: the 15,000 most downloaded of PyPI, those
 * that the
 * table of imports has seen installed, and the plugins of the families in {@code namespaces.tsv}. Of the other 850,000 names on
 * the index
 * any may be a squatter, so they are not here.
 */
public final class KnownPackages {

    /** Marks of a line: nothing for the most downloaded ones, these for the others. */
    private static final String SEEN = "~";
    private static final String SPELT = "=";

    private final SortedLines names;

    KnownPackages(SortedLines names) {
        this.names = names;
    }

    static KnownPackages load() {
        return new KnownPackages(Tables.sortedLines("known-packages.gz"));
    }

    /** Among the most downloaded, or seen. */
    public boolean contains(String distribution) {
        return mark(distribution).filter(mark -> mark.isEmpty() || mark.equals(SEEN)).isPresent();
    }

    /** Among the most downloaded. */
    public boolean isPopular(String distribution) {
        return mark(distribution).filter(String::isEmpty).isPresent();
    }

    /**
     * The one of the most downloaded whose letters these are, when no known package is spelt so: {@code nexusrpc -> nexus-rpc}.
     */
    Optional<String> withHyphens(String letters) {
        return mark(letters).filter(mark -> mark.startsWith(SPELT)).map(mark -> mark.substring(1));
    }

    private Optional<String> mark(String distribution) {
        return names.valueOf(DistributionName.normalise(distribution));
    }
}
