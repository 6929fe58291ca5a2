package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.slipway.buildah.FailureClassifier.Rule;

/** What package managers say when what they install from wants credentials, or others than those that it got. */
final class CredentialRules {

    /** pip would ask a person; without one it ends in a traceback, or says below it that nothing was found. */
    private static final Pattern PIP = Pattern.compile("^(?:WARNING: 401 Error, Credentials not correct for https?://"
            + "(?:[^/@\\s]*@)?([^/\\s]+)|User for (\\S+): )");
    private static final Pattern UV = Pattern.compile("index URL \\(`?https?://(?:[^/@\\s]*@)?([^/`)\\s]+)[^)]*\\) could not be"
            + " queried due to (?:a )?lack of valid authentication credentials");
    private static final Pattern NPM = Pattern.compile(
            "npm (?:ERR!|error) 40[13] (?:Unauthorized|Forbidden) - GET https?://(?:[^/@\\s]*@)?([^/\\s]+)");
    private static final Pattern GIT = Pattern.compile("(?:could not read (?:Username|Password) for|Authentication failed for)"
            + " 'https?://(?:[^/@\\s']*@)?([^/'\\s]+)");

    static final List<Rule> RULES = List.of(CredentialRules::wanted);

    private CredentialRules() {
    }

    private static Optional<StepFailure> wanted(String step, BuildOutput output) {
        return Steps.isInstallation(step) ? Stream.of(PIP, UV, NPM, GIT).flatMap(output::matches).findFirst()
                .map(found -> new StepFailure("credentials_required", step,
                        step + " failed: the index at " + FailureClassifier.cleaned(host(found)) + " asked for credentials",
                        false, "store them as a secret of this workspace (PUT /secrets/{name}), or correct those stored"))
                : Optional.empty();
    }

    private static String host(Matcher found) {
        return found.group(1) != null || found.groupCount() == 1 ? found.group(1) : found.group(2);
    }
}
