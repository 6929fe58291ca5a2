package dev.slipway.plan.python.packages;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.slipway.plan.Requirement.Confidence;

/**
 * Which distribution on the index ships a module.
 *
 * <pre>
 * PackageIndex.load().distributionOf("yaml")                  // PyYAML
 * PackageIndex.load().distributionOf("google.cloud.storage")  // google-cloud-storage
 * </pre>
 *
 * The longest dotted prefix that anything knows decides; for the same prefix, in this order: the contract's fixed nine, the
 * curated table,
 * the namespace rules (unless the large table is surer), the large table. When nothing knows any prefix, the name decides
 * ({@link NameRule}). A {@link Squatter}
 * is never the
 * answer. Standard library and local modules are not looked at here: ask {@link StandardLibrary} and the source tree first.
 *
 * <p>
 * Immutable and safe to share. Loading takes some thirty milliseconds in a cold virtual machine and two megabytes, once.
 */
public final class PackageIndex {

    /** No table has a deeper row, and no module that exists is longer: what is beyond would only cost time. */
    private static final int MOST_SEGMENTS = 8;
    private static final int LONGEST = 300;

    private final CuratedImports curated;
    private final NamespaceRules namespaces;
    private final LargeTable table;
    private final KnownPackages known;
    private final Squatters squatters;
    private final NameRule byName;

    private PackageIndex() {
        known = KnownPackages.load();
        squatters = Squatters.load();
        curated = CuratedImports.load();
        namespaces = NamespaceRules.load(known);
        table = LargeTable.load(known);
        byName = new NameRule(known, squatters);
    }

    /** The index of this class path, read at the first call. */
    public static PackageIndex load() {
        return Holder.INDEX;
    }

    /**
     * The distribution to install for an import.
     *
     * @param dottedModule as written, with names from a {@code from} import appended where they may be modules:
     *        {@code from google.cloud import storage} is {@code google.cloud.storage}
     * @return empty where nothing on the index is meant: a bare namespace ({@code azure}), a module of a hosted runtime
     *         ({@code google.colab}), a word that can only be a local module ({@code utils})
     */
    public Optional<Mapping> distributionOf(String dottedModule) {
        String module = ModulePath.head(dottedModule, MOST_SEGMENTS);
        return module.length() > LONGEST ? Optional.empty() : lookUp(module);
    }

    private Optional<Mapping> lookUp(String module) {
        Optional<Mapping> found = longestPrefix(module, this::known);
        if (found.filter(mapping -> mapping != Mapping.NOTHING).isPresent()) {
            return found;
        }
        Optional<Mapping> guess = longestPrefix(module, namespaces::guess);
        if (guess.isPresent() || found.isPresent()) {
            return guess;
        }
        return module.startsWith("_") ? ofPrivate(module) : byName.of(module);
    }

    /** A private module is named after the public one it comes with: {@code _brotli} with {@code brotli}. */
    private Optional<Mapping> ofPrivate(String module) {
        String publicName = module.replaceFirst("^_+", "");
        return publicName.isEmpty() ? Optional.empty() : lookUp(publicName).map(Mapping::asGuess);
    }

    /** What is meant by a distribution whose name misleads, such as {@code serial -> pyserial}; empty for all others. */
    public Optional<String> squatterOf(String distribution) {
        return squatter(distribution).flatMap(Squatter::instead);
    }

    /** Why a distribution's name misleads; also for those, such as {@code asyncio}, that nothing should replace. */
    public Optional<Squatter> squatter(String distribution) {
        return squatters.named(distribution);
    }

    /** The names that are trusted without a table. */
    public KnownPackages knownPackages() {
        return known;
    }

    /** Every module that a table has a row for; for tests and listings. */
    Stream<String> modules() {
        return Stream.concat(curated.all().keySet().stream(), table.modules().stream());
    }

    private Optional<Mapping> known(String module) {
        return FixedImports.of(module).or(() -> curated.of(module)).or(() -> ruleUnlessContradicted(module))
                .or(() -> table.of(module));
    }

    /** A convention's little-known distribution gives way to a much-used one that was seen to ship exactly this module. */
    private Optional<Mapping> ruleUnlessContradicted(String module) {
        Optional<Mapping> rule = namespaces.of(module);
        boolean sure = rule.filter(mapping -> mapping == Mapping.NOTHING || mapping.confidence() == Confidence.HIGH)
                .isPresent();
        return sure || rule.isEmpty() ? rule
                : table.of(module).filter(row -> row.confidence() == Confidence.HIGH).or(() -> rule);
    }

    private static Optional<Mapping> longestPrefix(String module, Function<String, Optional<Mapping>> lookup) {
        for (String prefix = module; !prefix.isEmpty(); prefix = ModulePath.parent(prefix)) {
            Optional<Mapping> found = lookup.apply(prefix);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Read when first asked for, by the class loader's own lock. */
    private static final class Holder {
        private static final PackageIndex INDEX = new PackageIndex();
    }
}
