package dev.slipway.plan;

import java.util.List;

import dev.slipway.plan.secret.SecretScan;

/** What happens to secrets found among the files: {@code slipway.plan.secrets}. */
public enum SourceSecrets {
    /** The plan says where they are. */
    WARN,
    /** The request is refused. */
    REFUSE,
    /** They are not looked for. */
    IGNORE;

    /**
     * The warnings for a plan.
     *
     * @throws Rejection.RejectedException if there are some and that is not allowed
     */
    List<Warning> in(PlanRequest request) {
        if (this == IGNORE) {
            return List.of();
        }
        List<Warning> found = SecretScan.of(request.source(), request.requirements());
        if (this == REFUSE && !found.isEmpty()) {
            Warning first = found.get(0);
            throw Rejection.of(SecretScan.CODE, "files", SourcePath.quoted(first.file()) + " line " + first.line() + ": "
                    + first.message().substring(0, first.message().indexOf(';'))
                    + ", and this service builds no image with one",
                    "pass it as an environment variable when the image runs; POST /builds/plan is refused the same way")
                    .raise();
        }
        return found;
    }
}
