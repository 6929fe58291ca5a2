package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.slipway.buildah.FailureClassifier.Rule;

/** What Buildah says when it cannot get the image of a FROM line. */
final class BaseImageRules {

    private static final Pattern FROM_SOURCE = Pattern.compile(
            "(?:creating build container|unable to copy from source|initializing source|pinging container registry|resolving short name|"
                    + "Error: short-name|reading manifest)");
    private static final Pattern NAMED = Pattern.compile("(?:STEP \\d+/\\d+: FROM|Trying to pull) (\\S+?)(?:\\.\\.\\.)?$");
    private static final Pattern NOT_FOUND = Pattern.compile(
            "(manifest unknown|name unknown|not found: |requested access to the resource is denied|repository does not exist|"
                    + "invalid reference format|404 \\(?Not Found)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AWAY = Pattern.compile(
            "(connection refused|no such host|i/o timeout|connection reset by peer|network is unreachable|TLS handshake timeout|"
                    + "server gave HTTP response to HTTPS client|server misbehaving|x509: [^\"]*|unexpected HTTP status: 5\\d\\d[^\"]*|EOF)");

    static final List<Rule> RULES = List.of(BaseImageRules::notFound, BaseImageRules::unreachable);

    private BaseImageRules() {
    }

    private static Optional<StepFailure> notFound(String step, BuildOutput output) {
        return fetching(step, output).flatMap(o -> o.find(NOT_FOUND)).map(found -> new StepFailure("base_image_not_found",
                step, "base image failed: " + image(output) + " not found", false,
                "check the base image's name, or the mirror that this Slipway is configured with"));
    }

    private static Optional<StepFailure> unreachable(String step, BuildOutput output) {
        return fetching(step, output).flatMap(o -> o.find(AWAY)).map(found -> new StepFailure("base_image_unreachable",
                step, "base image failed: the registry of " + image(output) + " is not reachable: " + found.group(1),
                PushRules.mayPass(found.group(1)),
                "try again; if it lasts, check the network or configure a mirror"));
    }

    private static Optional<BuildOutput> fetching(String step, BuildOutput output) {
        boolean fetches = step.equals("base image") && output.find(FROM_SOURCE).isPresent();
        return fetches ? Optional.of(output) : Optional.empty();
    }

    private static String image(BuildOutput output) {
        return output.find(NAMED).map(named -> named.group(1)).orElse("the base image");
    }
}
