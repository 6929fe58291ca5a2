package dev.slipway.runner;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.buildah.LocalImages;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * Keeps Buildah's storage below its size. Images are removed only while nothing is being built: a build may be about to
 * use a layer that it found a moment ago.
 */
@ApplicationScoped
class StorageCare {

    private static final Logger LOG = Logger.getLogger(StorageCare.class);

    private final RetentionConfig config;
    private final RunnerConfig builds;
    private final LocalImages images;
    private final Runner runner;

    StorageCare(RetentionConfig config, RunnerConfig builds, LocalImages images, Runner runner) {
        this.config = config;
        this.builds = builds;
        this.images = images;
        this.runner = runner;
    }

    @Scheduled(every = "{slipway.retention.every}", delayed = "{slipway.retention.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void keepBelowItsSize() throws InterruptedException {
        if (builds.enabled() && images.sizeBytes() > config.images().asLongValue()) {
            LOG.infof("Buildah's storage is larger than slipway.retention.images (%s): when no build runs, images are removed",
                    config.images());
            runner.whileIdle(this::prune);
        }
    }

    /** Down to four fifths, so that it is not full again with the next build. */
    private void prune() {
        int removed = images.removeOldestUntilBelow(config.images().asLongValue() / 5 * 4);
        LOG.infof("%d images were removed; Buildah's storage holds %d MiB now", removed, images.sizeBytes() >> 20);
    }
}
