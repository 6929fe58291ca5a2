package dev.slipway.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.build.Build;
import dev.slipway.build.PushedImage;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RegistryClient;
import dev.slipway.registry.Together;
import dev.slipway.registry.Together.Request;
import dev.slipway.registry.UnknownBlobException;
import dev.slipway.runner.Attempt.StopReason;
import dev.slipway.runner.BuildQueue.Renewed;
import dev.slipway.runner.RunOutcome.Succeeded;

/**
 * Gives a pushed image its name. Buildah pushes under a tag that no client knows; only this last, short request makes the
 * image the one that the build's reference means. It is made by the holder of the claim alone (a claim that was not
 * made just now is renewed right before, and the request ends well before the lease does), so a replica that hung or was cut
 * off never overwrites the
 * image of the one that took the build up.
 */
@ApplicationScoped
class Publication {

    private static final Logger LOG = Logger.getLogger(Publication.class);

    private final BuildQueue queue;
    private final RegistryClient registry;
    private final Together together;
    private final RunnerConfig config;

    Publication(BuildQueue queue, RegistryClient registry, Together together, RunnerConfig config) {
        this.queue = queue;
        this.registry = registry;
        this.together = together;
        this.config = config;
    }

    /**
     * SUCCEEDED promises that the image can be pulled: the registry has accepted manifest and tag when this returns.
     *
     * @param listing what is to be sent beside the tag
     * @throws UnknownBlobException if the registry does not have all that the manifest names
     */
    void publish(Attempt attempt, Manifest manifest, Request listing) throws Ended, UnknownBlobException {
        Build build = attempt.build();
        try {
            requireClaim(attempt);
            together.send(List.of(() -> registry.tag(build.image(), manifest, limit()), listing));
        } catch (UnknownBlobException e) {
            throw e;
        } catch (IOException e) {
            throw Ended.with(Failures.ofRegistry(e));
        }
    }

    /**
     * Between the last look at the claim and the request a replica can be stopped for any time, so its image may come late.
     * When it learns that it has lost the build, the tag gets the image of the one that finished the build instead; one that
     * is still at work on it will set the tag itself.
     */
    void takeBack(Attempt attempt, RunOutcome outcome) {
        if (!(outcome instanceof Succeeded succeeded) || succeeded.work().reusedImage()) {
            return;
        }
        Build build = attempt.build();
        try {
            Optional<Digest> rightful = queue.imageOf(build.id()).map(PushedImage::digest)
                    .filter(digest -> !digest.equals(succeeded.pushed().digest()));
            Optional<Manifest> manifest = rightful.isEmpty() ? Optional.empty()
                    : registry.manifest(build.image(), rightful.get());
            if (manifest.isPresent()) {
                registry.tag(build.image(), manifest.get(), limit());
                LOG.warnf("%s was published late; its tag means %s again", build.id(), rightful.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.errorf("%s was published late and its tag could not be set right: %s", build.id(), e.toString());
        }
    }

    /** Of a claim that was made or renewed just now nobody needs to ask. */
    private void requireClaim(Attempt attempt) throws Ended {
        if (!attempt.stop().isStopped() && attempt.isHeldFor(config.lease().multipliedBy(9).dividedBy(10))) {
            return;
        }
        long begin = System.nanoTime();
        Optional<Renewed> renewed = attempt.stop().isStopped() ? Optional.empty() : renew(attempt);
        if (renewed.isEmpty() || renewed.get().cancelRequested()) {
            attempt.stopFor(renewed.isEmpty() ? StopReason.LOST : StopReason.CANCELLED);
            throw new Ended(new RunOutcome.Stopped());
        }
        attempt.renewed(begin, config.lease());
        if (!attempt.isHeldFor(limit())) {
            throw Ended.with(Failures.ofDatabase()); // it answered, but too late to rely on
        }
    }

    private Optional<Renewed> renew(Attempt attempt) throws Ended {
        try {
            return queue.renew(attempt.claim().owner(), List.of(attempt.claim())).stream()
                    .filter(renewed -> renewed.claim().equals(attempt.claim())).findFirst();
        } catch (RuntimeException e) {
            throw Ended.with(Failures.ofDatabase());
        }
    }

    private Duration limit() {
        return config.lease().dividedBy(2);
    }
}
