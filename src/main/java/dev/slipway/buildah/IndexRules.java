package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.slipway.buildah.FailureClassifier.Rule;

/** What package managers other than pip say when they do not reach what they install from. */
final class IndexRules {

    private static final Pattern NPM = Pattern.compile(
            "npm (?:ERR!|error) (?:code|network) (?:request to \\S+ failed, reason: )?(?:\\w+ )?"
                    + "(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ERR_SOCKET_TIMEOUT)");
    private static final Pattern GO = Pattern.compile("dial tcp.*: (?:connect: )?(connection refused|i/o timeout|no such host|"
            + "server misbehaving|connection reset by peer)");
    private static final Pattern UV = Pattern.compile("(?:error sending request for url|Request failed after \\d+ retries)");
    private static final Pattern APT = Pattern.compile("(Temporary failure resolving '[^']*'|Could not connect to \\S+)");

    static final List<Rule> RULES = List.of(IndexRules::unreachable);

    private IndexRules() {
    }

    private static Optional<StepFailure> unreachable(String step, BuildOutput output) {
        return Steps.isInstallation(step) ? Stream.of(NPM, GO, UV, APT).flatMap(output::matches).findFirst()
                .map(found -> new StepFailure("index_unreachable", step,
                        step + " failed: package index not reachable: " + FailureClassifier.cleaned(cause(found)), true,
                        "check the index, the proxy and the CA bundle of this Slipway, then build again"))
                : Optional.empty();
    }

    private static String cause(Matcher found) {
        return found.groupCount() > 0 ? found.group(1) : "the request failed";
    }
}
