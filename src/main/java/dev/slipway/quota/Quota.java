package dev.slipway.quota;

/**
 * What one workspace may use; 0 sets no limit.
 *
 * @param concurrentBuilds that are under way on all replicas together
 * @param queuedBuilds that wait
 * @param buildsPerHour that were accepted within the last 60 minutes, whatever became of them
 * @param bytesPerRequest of a request's body; never more than the service reads at all, and never 0
 * @param filesPerRequest of a request's source
 */
public record Quota(int concurrentBuilds, int queuedBuilds, int buildsPerHour, long bytesPerRequest, int filesPerRequest) {
}
