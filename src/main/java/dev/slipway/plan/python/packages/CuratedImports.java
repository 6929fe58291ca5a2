package dev.slipway.plan.python.packages;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/** What agent code imports, looked at one by one ({@code agent-imports.tsv}): extras, markers, alternatives. */
final class CuratedImports {

    private final Map<String, Mapping> byModule;

    private CuratedImports(Map<String, Mapping> byModule) {
        this.byModule = byModule;
    }

    static CuratedImports load() {
        Map<String, Mapping> byModule = new HashMap<>();
        for (String[] row : Tables.rows("agent-imports.tsv", 4)) {
            byModule.put(row[0], mapping(row[1], row[2], row[3]));
        }
        return new CuratedImports(Map.copyOf(byModule));
    }

    Optional<Mapping> of(String module) {
        return Optional.ofNullable(byModule.get(module));
    }

    Map<String, Mapping> all() {
        return byModule;
    }

    private static Mapping mapping(String requirement, String confidence, String alternatives) {
        if (requirement.isEmpty()) {
            return Mapping.NOTHING;
        }
        return new Mapping(requirement, DistributionName.ofRequirement(requirement), Source.CURATED,
                Confidence.valueOf(confidence.toUpperCase(Locale.ROOT)),
                alternatives.isEmpty() ? List.of() : List.of(alternatives.split(",")));
    }
}
