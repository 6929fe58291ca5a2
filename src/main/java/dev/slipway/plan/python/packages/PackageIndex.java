package dev.slipway.plan.python.packages;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
 * the namespace rules, the large table. When nothing knows any prefix, the name decides ({@link NameRule}). A {@link Squatter}
 * is never the
 * answer. Standard library and local modules are not looked at here: ask {@link StandardLibrary} and the source tree first.
 *
 * <p>
 * Immutable and safe to share. Loading takes some ten milliseconds and two megabytes, once.
 */
public final class PackageIndex {

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
        Optional<Mapping> found = longestPrefix(dottedModule, this::known);
        if (found.filter(mapping -> mapping != Mapping.NOTHING).isPresent()) {
            return found;
        }
        Optional<Mapping> guess = longestPrefix(dottedModule, namespaces::guess);
        if (guess.isPresent() || found.isPresent()) {
            return guess;
        }
        return dottedModule.startsWith("_") ? ofPrivate(dottedModule) : byName.of(dottedModule);
    }

    /** A private module is named after the public one it comes with: {@code _brotli} with {@code brotli}. */
    private Optional<Mapping> ofPrivate(String dottedModule) {
        String publicName = dottedModule.replaceFirst("^_+", "");
        return publicName.isEmpty() ? Optional.empty() : distributionOf(publicName).map(Mapping::asGuess);
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
        return FixedImports.of(module).or(() -> curated.of(module)).or(() -> namespaces.of(module)).or(() -> table.of(module));
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
