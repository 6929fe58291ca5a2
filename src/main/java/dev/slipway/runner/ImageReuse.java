package dev.slipway.runner;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

import dev.slipway.build.Claim;
import dev.slipway.build.Database;
import dev.slipway.build.Reuse;
import dev.slipway.provenance.Attestor;
import dev.slipway.registry.RegistryClient;
import dev.slipway.trace.Activity;
import dev.slipway.trace.LogTag;
import dev.slipway.trace.Trace;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Ends unchanged builds beside the builders, who may be busy for minutes: one look at the registry and one statement. A build
 * whose image is not there as it should be is handed to the builders.
 */
@ApplicationScoped
class ImageReuse implements Reuse {

    private static final Logger LOG = Logger.getLogger(ImageReuse.class);
    private static final int AT_A_TIME = 4;
    /** With a registry that hangs, more would lose their leases before their turn. */
    private static final int MOST_UNDER_WAY = 3 * AT_A_TIME;

    private final Runner runner;
    private final RunnerConfig config;
    private final RegistryClient registry;
    private final Attestor attestor;
    private final BuildQueue queue;
    private final Pool pool;
    private final Clock clock;
    private final Trace trace;
    private final ManagedExecutor executor;
    private final AtomicInteger underWay = new AtomicInteger();

    ImageReuse(Runner runner, RunnerConfig config, RegistryClient registry, Attestor attestor, BuildQueue queue,
            Pool pool, Clock clock, Trace trace) {
        this.runner = runner;
        this.config = config;
        this.registry = registry;
        this.attestor = attestor;
        this.queue = queue;
        this.pool = pool;
        this.clock = clock;
        this.trace = trace;
        this.executor = ManagedExecutor.builder().maxAsync(AT_A_TIME).maxQueued(-1)
                .propagated().cleared(ThreadContext.ALL_REMAINING).build();
    }

    @Override
    public Optional<Offer> offer() {
        return underWay.get() < MOST_UNDER_WAY ? runner.replica().map(replica -> new Offer(replica, config.lease()))
                : Optional.empty();
    }

    @Override
    public void take(Claimed build) {
        underWay.incrementAndGet();
        executor.execute(() -> {
            try (Activity activity = trace.begin("attempt", build.traceParent())) {
                LogTag.put(build.claim().buildId());
                activity.note("slipway.build", build.claim().buildId());
                settle(build);
            } finally {
                LogTag.remove();
                underWay.decrementAndGet();
            }
        });
    }

    private void settle(Claimed build) {
        Claim claim = build.claim();
        try {
            long begin = clock.millis();
            if (isThere(build) && end(build, (int) (clock.millis() - begin))) {
                LOG.infof("%s succeeded: %s", claim.buildId(), build.earlier().digest());
                queue.tellEnded(claim.buildId());
            } else {
                LOG.infof("%s cannot end with the image of an earlier build, so it is built", claim.buildId());
                queue.handBack(claim);
            }
        } catch (RuntimeException e) {
            LOG.warnf("%s is taken up again when its lease is over: %s", claim.buildId(), e.toString());
        }
    }

    /** Whether the tag still holds that very manifest. */
    private boolean isThere(Claimed build) {
        try {
            return registry.means(build.image(), build.earlier().digest());
        } catch (IOException | RuntimeException e) {
            LOG.warnf("an earlier image of %s could not be looked up: %s", build.claim().buildId(), e.toString());
            return false;
        }
    }

    private boolean end(Claimed build, int checkMillis) {
        Claim claim = build.claim();
        Tuple parameters = Tuple.from(new Object[] { claim.buildId(), claim.owner(), claim.number(),
                build.earlier().digest().value(), build.earlier().sizeBytes(), attestor.keyId().orElse(null),
                "the registry has this image already: " + build.image(), clock.instant().atOffset(ZoneOffset.UTC),
                checkMillis });
        return Database.await(pool.preparedQuery(ReuseStatement.SQL).execute(parameters)).rowCount() > 0;
    }
}
