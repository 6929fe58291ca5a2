package dev.slipway.audit;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Buckets;

/**
 * Which refused requests are written down: so many of one address, and so many in all, so that whoever tries keys fills no
 * disk. The others are counted.
 */
@ApplicationScoped
class Refusals {

    private static final int REMEMBERED = 10_000;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final String ALL = "all";

    private final Buckets ofAddress;
    private final Buckets ofAll;
    private final AtomicLong suppressed = new AtomicLong();

    Refusals(AuditConfig config) {
        this.ofAddress = buckets(config.refusalsPerMinute());
        this.ofAll = buckets(config.allRefusalsPerMinute());
    }

    private static Buckets buckets(int perMinute) {
        return new Buckets(perMinute / SECONDS_PER_MINUTE, perMinute, REMEMBERED, System::nanoTime);
    }

    /** Whether this one is written; it is counted otherwise. */
    boolean admit(String address) {
        boolean admitted = ofAddress.take(address).isEmpty() && ofAll.take(ALL).isEmpty();
        if (!admitted) {
            suppressed.incrementAndGet();
        }
        return admitted;
    }

    /** How many were counted since the last call. */
    long takeSuppressed() {
        return suppressed.getAndSet(0);
    }
}
