package dev.slipway.build;

/**
 * One replica's right to work on a build. A build that was lost and claimed anew has a higher number, so the earlier
 * holder, should it come back, can no longer change it (a fencing token).
 *
 * @param buildId the build
 * @param owner the replica
 * @param number how many times the build has been claimed, this time included
 */
public record Claim(String buildId, String owner, int number) {
}
