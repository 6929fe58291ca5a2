package dev.slipway.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import dev.slipway.build.Signal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Keeps this replica calling whatever is due, a few at a time, and no receiver with more than its share of them. */
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final WebhookConfig config;
    private final DeliveryQueue queue;
    private final Delivery story;
    private final Signer signer;
    private final ManagedExecutor executor;
    private final Semaphore slots;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private volatile boolean open;

    Deliveries(WebhookConfig config, DeliveryQueue queue, Delivery story, Signer signer) {
        this.config = config;
        this.queue = queue;
        this.story = story;
        this.signer = signer;
        this.slots = new Semaphore(config.parallel());
        this.executor = ManagedExecutor.builder().maxAsync(config.parallel()).maxQueued(-1)
                .propagated().cleared(org.eclipse.microprofile.context.ThreadContext.ALL_REMAINING).build();
    }

    /** Looks at the secrets at once: a service that cannot sign should not even start. */
    void start(@Observes StartupEvent event) {
        open = signer.isReady();
        wake();
    }

    /** What is under way is soon done; what is not will be repeated, by any replica. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        open = false;
        if (!slots.tryAcquire(config.parallel(), config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("a callback is still being called; it will be repeated");
        }
    }

    void hear(@Observes Signal signal) {
        if (signal.kind() == Signal.Kind.ENDED) {
            wake();
        }
    }

    @Scheduled(every = "{slipway.webhook.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        wake();
    }

    /** Starts a worker if a slot is free. The flag tells one that is just finding nothing to look once more. */
    private void wake() {
        awake.set(true);
        if (open && slots.tryAcquire()) {
            executor.execute(this::workWhileThereIsWork);
        }
    }

    private void workWhileThereIsWork() {
        boolean lookAgain = false;
        try {
            while (open && awake.getAndSet(false)) {
                for (Optional<Attempt> next = next(); next.isPresent(); next = next()) {
                    wake(); // where one is due there may be more, for the other slots
                    work(next.get());
                }
            }
            lookAgain = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf("calling callbacks stops for now: %s", e.getMessage());
        } finally {
            slots.release();
        }
        if (lookAgain && awake.get()) { // somebody has called since the last look, and found no slot free
            wake();
        }
    }

    private void work(Attempt attempt) throws InterruptedException {
        try {
            story.run(attempt);
        } finally {
            calls.computeIfPresent(attempt.host(), (host, count) -> count == 1 ? null : count - 1);
        }
    }

    /** One at a time, so that two workers do not both take the last call that a receiver may get. */
    private synchronized Optional<Attempt> next() {
        if (!open) {
            return Optional.empty();
        }
        int share = Math.max(1, config.parallel() / 4);
        List<String> busy = calls.entrySet().stream().filter(host -> host.getValue() >= share).map(Map.Entry::getKey).toList();
        Optional<Attempt> next = queue.claimNext(busy);
        next.ifPresent(attempt -> calls.merge(attempt.host(), 1, Integer::sum));
        return next;
    }
}
