package dev.slipway.plan.python.packages;

import java.util.List;
import java.util.Optional;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/**
 * Some 21,000 modules and the distribution that was seen to ship each ({@code imports.gz}; readable, with every row's source,
 * in
 * {@code src/main/python/import-tables/imports.tsv}). A row without a distribution is one whose name is the module's.
 */
final class LargeTable {

    private final SortedLines rows;
    private final KnownPackages known;

    LargeTable(SortedLines rows, KnownPackages known) {
        this.rows = rows;
        this.known = known;
    }

    static LargeTable load(KnownPackages known) {
        return new LargeTable(Tables.sortedLines("imports.gz"), known);
    }

    Optional<Mapping> of(String module) {
        return rows.valueOf(module).map(name -> name.isEmpty() ? DistributionName.normalise(module) : name)
                .map(name -> Mapping.of(name, Source.TABLE, known.isPopular(name) ? Confidence.HIGH : Confidence.MEDIUM));
    }

    List<String> modules() {
        return rows.keys();
    }
}
