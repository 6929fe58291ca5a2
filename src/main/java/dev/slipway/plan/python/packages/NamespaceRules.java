package dev.slipway.plan.python.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/**
 * Conventions by which many distributions share a namespace ({@code namespaces.tsv}), such as {@code google.cloud.* ->
 * google-cloud-{1}}.
 *
 * <p>
 * A rule only answers when the distribution it makes is known, so {@code azure.search.documents} finds
 * {@code azure-search-documents} and
 * {@code azure.identity.aio} finds {@code azure-identity}.
 */
final class NamespaceRules {

    private final Map<String, List<NamespaceRule>> byFirstLetters;
    private final KnownPackages known;

    private NamespaceRules(List<NamespaceRule> rules, KnownPackages known) {
        this.known = known;
        this.byFirstLetters = new HashMap<>();
        for (NamespaceRule rule : rules) {
            byFirstLetters.computeIfAbsent(firstLetters(rule.pattern()), key -> new ArrayList<>()).add(rule);
        }
    }

    static NamespaceRules load(KnownPackages known) {
        List<NamespaceRule> rules = new ArrayList<>();
        for (String[] row : Tables.rows("namespaces.tsv", 3)) {
            rules.add(new NamespaceRule(row[0], row[1], !row[2].isEmpty()));
        }
        rules.sort(Comparator.comparingInt(NamespaceRule::stars));
        return new NamespaceRules(rules, known);
    }

    /** A rule for exactly this module whose distribution is known. */
    Optional<Mapping> of(String module) {
        for (NamespaceRule rule : candidates(module)) {
            for (String name : rule.distributionsOf(module)) {
                if (rule.ownsNothing()) {
                    return Optional.of(Mapping.NOTHING);
                }
                if (known.contains(name)) {
                    return Optional.of(Mapping.of(name, Source.NAMESPACE,
                            known.isPopular(name) ? Confidence.HIGH : Confidence.MEDIUM));
                }
            }
        }
        return Optional.empty();
    }

    /** What the convention says for exactly this module, though no such distribution is known. */
    Optional<Mapping> guess(String module) {
        return candidates(module).stream().filter(NamespaceRule::guess)
                .flatMap(rule -> rule.distributionsOf(module).stream().limit(1))
                .findFirst().map(name -> Mapping.of(name, Source.NAMESPACE, Confidence.LOW));
    }

    private List<NamespaceRule> candidates(String module) {
        return byFirstLetters.getOrDefault(firstLetters(module), List.of());
    }

    private static String firstLetters(String module) {
        return module.substring(0, Math.min(2, module.length()));
    }
}
