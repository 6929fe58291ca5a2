package dev.slipway.plan.python.packages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/**
 * What is left when no table knows a module: its own name, with the index's spelling. A known package of that name is likely;
 * otherwise one
 * that is known under a usual variation of it ({@code foo -> python-foo}); otherwise the name stands alone, with low
 * confidence.
 */
final class NameRule {

    /** How projects name the distribution when the plain name is taken; most usual first. */
    private static final List<String> VARIATIONS = List.of("python-%s", "%s-python", "%s-sdk", "%s-ai", "py%s", "%s-py",
            "%s-client",
            "py-%s", "%s-python-sdk", "%s-sdk-python", "%s-api-client", "%s-core", "%s-lib", "%slib", "%s-ng", "%s-cli", "%s2",
            "apache-%s", "microsoft-%s", "google-%s", "%s-binary");
    /** Modules that a project ships beside its own, named after it: generated code, bindings, a command line. */
    private static final Set<String> COMPANIONS = Set.of("proto", "protos", "protobuf", "pb2", "grpc", "rust", "rs", "bindings",
            "native",
            "ext", "extensions", "raw", "cfg", "cli", "plugin", "plugins", "stubs", "types", "typing", "lib", "libs", "data",
            "internal",
            "utils", "common", "core", "runtime", "license", "api", "shim", "launcher", "version", "compat", "vendor",
            "backend",
            "backends", "meta", "config", "tools", "py", "python", "server", "client", "base");

    private final KnownPackages known;
    private final Squatters squatters;

    NameRule(KnownPackages known, Squatters squatters) {
        this.known = known;
        this.squatters = squatters;
    }

    Optional<Mapping> of(String dottedModule) {
        for (String prefix = dottedModule; prefix.contains("."); prefix = ModulePath.parent(prefix)) {
            String name = DistributionName.normalise(prefix);
            if (known.isPopular(name) && squatters.named(name).isEmpty()) {
                return Optional.of(Mapping.of(name, Source.NAME, Confidence.MEDIUM));
            }
        }
        return ofTopLevel(DistributionName.normalise(ModulePath.topLevel(dottedModule)));
    }

    private Optional<Mapping> ofTopLevel(String name) {
        Optional<Squatter> squatter = squatters.named(name);
        if (squatter.isPresent()) {
            return squatter.get().instead().map(instead -> Mapping.of(instead, Source.NAME, Confidence.MEDIUM));
        }
        if (!isName(name)) {
            return Optional.empty();
        }
        if (known.isPopular(name)) {
            return Optional.of(Mapping.of(name, Source.NAME, Confidence.MEDIUM));
        }
        return Optional
                .of(variation(name).or(() -> companion(name)).orElseGet(() -> Mapping.of(name, Source.NAME, Confidence.LOW)));
    }

    private Optional<Mapping> variation(String name) {
        return Stream.concat(known.withHyphens(name).stream(), VARIATIONS.stream().map(pattern -> pattern.formatted(name)))
                .filter(known::isPopular).filter(found -> squatters.named(found).isEmpty())
                .findFirst().map(found -> new Mapping(found, found, Source.NAME, Confidence.LOW, List.of(name)));
    }

    /** {@code modal_proto} comes with {@code modal}. */
    private Optional<Mapping> companion(String name) {
        int dash = name.lastIndexOf('-');
        if (dash < 0 || !COMPANIONS.contains(name.substring(dash + 1))) {
            return Optional.empty();
        }
        String owner = name.substring(0, dash);
        return known.isPopular(owner) && squatters.named(owner).isEmpty()
                ? Optional.of(new Mapping(owner, owner, Source.NAME, Confidence.LOW, List.of(name)))
                : companion(owner);
    }

    /** PEP 508's shape of a name: ASCII, beginning and ending with a letter or digit. */
    private static boolean isName(String name) {
        return name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    }
}
