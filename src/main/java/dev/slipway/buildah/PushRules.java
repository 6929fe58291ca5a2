package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.slipway.buildah.FailureClassifier.Rule;

/** What Buildah says when a registry does not take an image. */
final class PushRules {

    private static final Pattern REFUSED = Pattern.compile(
            "(unauthorized|authentication required|denied|invalid username/password|403 \\(?Forbidden|401 \\(?Unauthorized)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AWAY = Pattern.compile(
            "(connection refused|no such host|i/o timeout|connection reset by peer|network is unreachable|TLS handshake timeout|"
                    + "server gave HTTP response to HTTPS client|x509: [^\"]*|broken pipe|EOF)");
    private static final Pattern SERVER_ERROR = Pattern.compile("(5\\d\\d) ?\\(?(Internal Server Error|Bad Gateway|"
            + "Service Unavailable|Gateway Timeout|Insufficient Storage)");

    static final List<Rule> RULES = List.of(PushRules::refused, PushRules::away, PushRules::serverError);

    private PushRules() {
    }

    private static Optional<StepFailure> refused(String step, BuildOutput output) {
        return output.find(REFUSED).map(found -> new StepFailure("registry_refused", step,
                "push failed: the registry refused the image: " + found.group(1).toLowerCase(java.util.Locale.ROOT), false,
                "check the registry's user name, password and rights of this Slipway"));
    }

    private static Optional<StepFailure> away(String step, BuildOutput output) {
        return output.find(AWAY).map(found -> new StepFailure("registry_unreachable", step,
                "push failed: the registry is not reachable: " + found.group(1), mayPass(found.group(1)),
                "try again when the registry is back"));
    }

    /** A certificate or protocol that does not fit is a matter of settings, not of time. */
    static boolean mayPass(String cause) {
        return !cause.startsWith("x509") && !cause.startsWith("server gave HTTP");
    }

    private static Optional<StepFailure> serverError(String step, BuildOutput output) {
        return output.find(SERVER_ERROR).map(found -> new StepFailure("registry_error", step,
                "push failed: the registry answered " + found.group(1) + " " + found.group(2), true,
                "try again; if it lasts, look at the registry"));
    }
}
