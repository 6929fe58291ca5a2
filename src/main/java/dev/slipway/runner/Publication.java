package dev.slipway.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.Build;
import dev.slipway.build.PushedImage;
import dev.slipway.image.Digest;
import dev.slipway.registry.Manifest;
import dev.slipway.registry.RefusedException;
import dev.slipway.registry.RegistryClient;
import dev.slipway.runner.Attempt.StopReason;
import dev.slipway.runner.BuildQueue.Renewed;

/**
 * Gives a pushed image its name. Buildah pushes under a tag that no client knows; only this last, short request makes the
 * image the one that the build's reference means. It is made by the holder of the claim alone (the claim is renewed right
 * before, and the request ends well before the lease does), so a replica that hung or was cut off never overwrites the
 * image of the one that took the build up.
 */
@ApplicationScoped
class Publication {

    private final BuildQueue queue;
    private final RegistryClient registry;
    private final RunnerConfig config;

    Publication(BuildQueue queue, RegistryClient registry, RunnerConfig config) {
        this.queue = queue;
        this.registry = registry;
        this.config = config;
    }

    /** SUCCEEDED promises that the image can be pulled: the registry has accepted manifest and tag when this returns. */
    PushedImage publish(Attempt attempt, Digest digest) throws Ended {
        Build build = attempt.build();
        try {
            Manifest manifest = registry.manifest(build.image(), digest)
                    .orElseThrow(() -> new IOException("it does not have " + digest + " after its push"));
            requireClaim(attempt);
            registry.tag(build.image(), manifest, limit());
            return new PushedImage(manifest.digest(), manifest.sizeBytes());
        } catch (RefusedException e) {
            throw Ended.with(Failures.refusedByRegistry(e));
        } catch (IOException e) {
            throw Ended.with(Failures.ofRegistry(e));
        }
    }

    private void requireClaim(Attempt attempt) throws Ended {
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
