package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.slipway.buildah.FailureClassifier.Rule;

/** What pip says when it fails, from version 20 on. */
final class PipRules {

    private static final Pattern UNREACHABLE = Pattern.compile("""
            (Temporary failure in name resolution|Name or service not known|Failed to establish a new connection|\
            Network is unreachable|Connection refused|ConnectTimeoutError|Read timed out|ReadTimeoutError|\
            CERTIFICATE_VERIFY_FAILED|Cannot connect to proxy|RemoteDisconnected|Connection reset by peer|\
            5\\d\\d (Server|Bad Gateway|Service Unavailable|Internal Server) ?E?r?r?o?r?|4(01|03|07) (Client )?Error)\
            """.replace("\n", ""));
    private static final Pattern NO_MATCH = Pattern.compile("ERROR: No matching distribution found for (.+?)(?: \\(from .*)?$");
    private static final Pattern VERSIONS = Pattern.compile(
            "Could not find a version that satisfies the requirement .* \\(from versions: (.+)\\)");
    private static final Pattern CONFLICT = Pattern.compile(
            "ERROR: Cannot install (.+) because these package versions have conflicting dependencies");
    private static final Pattern SIDE = Pattern.compile("^ {4}((?:The user requested .+|\\S+ \\S+ depends on .+))$");
    private static final Pattern IMPOSSIBLE = Pattern.compile("ResolutionImpossible|resolution-too-deep");
    private static final Pattern WHEEL = Pattern.compile(
            "(?:ERROR: )?(?:Failed building wheel for|Failed to build installable wheels for some pyproject.toml based projects|"
                    + "Could not build wheels for|Failed to build(?: ')?) ?\\(?([A-Za-z0-9._-]+)");
    private static final Pattern METADATA = Pattern
            .compile("(metadata-generation-failed|Getting requirements to build wheel did not run|"
                    + "python setup.py egg_info did not run)");
    private static final Pattern COLLECTING = Pattern.compile("^\\s*Collecting ([A-Za-z0-9._-]+)");
    private static final Pattern COMPILER = Pattern.compile(
            "(?:error: )?(command '?[^ ']*(?:gcc|cc|g\\+\\+|clang|cargo|rustc)'? failed.*|.*fatal error: .*|.*: not found$|.*can't find Rust compiler.*)");
    private static final Pattern INVALID = Pattern.compile("ERROR: Invalid requirement: '?(.+?)'?(?::|$)");
    private static final Pattern PYTHON_VERSION = Pattern.compile(
            "ERROR: Package '?(.+?)'? requires a different Python: (\\S+) not in '(.+)'");
    private static final Pattern HASHES = Pattern.compile(
            "(THESE PACKAGES DO NOT MATCH THE HASHES|Hashes are required in --require-hashes mode)");

    static final List<Rule> RULES = List.of(PipRules::unreachable, PipRules::noMatch, PipRules::conflict,
            PipRules::pythonVersion, PipRules::invalid, PipRules::hashes, PipRules::wheel);

    private PipRules() {
    }

    /** Before {@link #noMatch}: without an index pip finds no version of anything and says so last. */
    private static Optional<StepFailure> unreachable(String step, BuildOutput output) {
        boolean nothingFound = output.find(VERSIONS).map(found -> found.group(1).equals("none")).orElse(true);
        return nothingFound ? isPip(step, output).flatMap(o -> o.find(UNREACHABLE))
                .map(cause -> new StepFailure("index_unreachable", step,
                        step + " failed: package index not reachable: " + phrase(cause.group(1)), mayPass(cause.group(1)),
                        "check the index, the proxy and the CA bundle of this Slipway, then build again"))
                : Optional.empty();
    }

    /** Refused credentials and certificates that are not trusted are a matter of settings, not of time. */
    private static boolean mayPass(String cause) {
        return !cause.startsWith("CERTIFICATE") && !cause.startsWith("4");
    }

    private static Optional<StepFailure> noMatch(String step, BuildOutput output) {
        return output.find(NO_MATCH).map(found -> new StepFailure("no_matching_distribution", step,
                step + " failed: no matching distribution found for " + FailureClassifier.cleaned(found.group(1)), false,
                versionsHint(output)));
    }

    private static String versionsHint(BuildOutput output) {
        return output.find(VERSIONS).map(found -> found.group(1)).filter(versions -> !versions.equals("none"))
                .map(versions -> "the index has these versions: " + newest(versions))
                .orElse("check the spelling; the index has no such package for this Python");
    }

    private static String newest(String versions) {
        String[] all = versions.split(", ");
        return all.length <= 10 ? versions
                : "..., " + String.join(", ", List.of(all).subList(all.length - 10, all.length));
    }

    /** pip names the two sides in "The conflict is caused by"; without that, at least what it could not install. */
    private static Optional<StepFailure> conflict(String step, BuildOutput output) {
        String sides = output.matches(SIDE).map(side -> side.group(1)).distinct().limit(4).collect(Collectors.joining("; "));
        return output.find(CONFLICT).map(found -> sides.isEmpty() ? found.group(1) + " have conflicting dependencies" : sides)
                .or(() -> output.find(IMPOSSIBLE).map(found -> sides.isEmpty() ? "pip found no set that fits together" : sides))
                .map(cause -> new StepFailure("unresolvable_versions", step,
                        step + " failed: versions cannot be resolved: " + FailureClassifier.cleaned(cause), false,
                        "loosen or align the versions; the build's log names what each one wants"));
    }

    private static Optional<StepFailure> pythonVersion(String step, BuildOutput output) {
        return output.find(PYTHON_VERSION).map(found -> new StepFailure("python_version", step,
                step + " failed: %s needs Python %s and the image has %s".formatted(found.group(1), found.group(3),
                        found.group(2)),
                false, "choose another version of the package"));
    }

    private static Optional<StepFailure> invalid(String step, BuildOutput output) {
        return output.find(INVALID).map(found -> new StepFailure("invalid_requirement", step,
                step + " failed: invalid requirement " + FailureClassifier.cleaned(found.group(1)), false,
                "write requirements as PEP 508 says, such as requests>=2.31"));
    }

    private static Optional<StepFailure> hashes(String step, BuildOutput output) {
        return output.find(HASHES).map(found -> new StepFailure("hash_mismatch", step,
                step + " failed: packages do not match the hashes in the requirements", false,
                "make the requirements' hashes anew"));
    }

    private static Optional<StepFailure> wheel(String step, BuildOutput output) {
        Optional<String> project = output.matches(WHEEL).reduce((first, last) -> last).map(found -> found.group(1))
                .or(() -> output.find(METADATA).flatMap(found -> output.matches(COLLECTING)
                        .reduce((first, last) -> last).map(collecting -> collecting.group(1))));
        return project.map(name -> new StepFailure("wheel_build_failed", step,
                step + " failed: no wheel could be built for " + name + compilerSays(output), false,
                "use a version that has a wheel for this Python, or a package that needs no compiler"));
    }

    private static String compilerSays(BuildOutput output) {
        return output.matches(COMPILER).map(Matcher::group).map(FailureClassifier::cleaned).limit(1)
                .map(cause -> ": " + cause).collect(Collectors.joining());
    }

    private static Optional<BuildOutput> isPip(String step, BuildOutput output) {
        return step.startsWith("base image") ? Optional.empty() : Optional.of(output);
    }

    private static String phrase(String found) {
        return found.startsWith("CERTIFICATE") ? "its certificate is not trusted" : found.toLowerCase(java.util.Locale.ROOT);
    }
}
