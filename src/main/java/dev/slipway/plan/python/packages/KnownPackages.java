package dev.slipway.plan.python.packages;

/**
 * Names that are worth trusting when nothing but the name speaks for a distribution: the 15,000 most downloaded of PyPI, those
 * that the
 * table of imports has seen installed, and the plugins of the families in {@code namespaces.tsv}. Of the other 850,000 names on
 * the index
 * any may be a squatter, so they are not here.
 */
public final class KnownPackages {

    private static final String SEEN = "~";

    private final SortedLines names;

    KnownPackages(SortedLines names) {
        this.names = names;
    }

    static KnownPackages load() {
        return new KnownPackages(Tables.sortedLines("known-packages.gz"));
    }

    /** Among the most downloaded, or seen. */
    public boolean contains(String distribution) {
        return names.contains(DistributionName.normalise(distribution));
    }

    /** Among the most downloaded. */
    public boolean isPopular(String distribution) {
        return names.valueOf(DistributionName.normalise(distribution)).filter(mark -> !mark.equals(SEEN)).isPresent();
    }
}
