package dev.slipway.build;

/** A builder tried to settle a build that is no longer its own: its lease ran out and another took the build up. */
public class LostClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostClaimException(Claim claim) {
        super("claim " + claim.number() + " of " + claim.buildId() + " is lost");
    }
}
