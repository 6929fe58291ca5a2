package dev.slipway.access;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.problem.ProblemException;

/**
 * Keeps one key from taking all of this replica's time, and slows whoever tries keys. An address whose tries have failed
 * too often is not even told whether the next key is a right one, unless that key has been in use from there: clients
 * that share an address with a guesser (a proxy, a NAT) go on working.
 */
@ApplicationScoped
class RateLimits {

    private static final int REMEMBERED = 10_000;
    private static final double SECONDS_PER_MINUTE = 60;

    private final RateConfig config;
    private final Buckets keys;
    private final Buckets failures;
    private final Map<String, Boolean> inUse = new Buckets.LastUsed<>(REMEMBERED);

    RateLimits(RateConfig config) {
        this.config = config;
        this.keys = new Buckets(config.perSecond(), config.burst(), REMEMBERED, System::nanoTime);
        this.failures = new Buckets(config.failuresPerMinute() / SECONDS_PER_MINUTE, config.failureBurst(), REMEMBERED,
                System::nanoTime);
    }

    /** @throws ProblemException 429 where the key has spent its budget */
    void count(String key) {
        OptionalInt wait = keys.take(key);
        if (wait.isPresent()) {
            throw ProblemException.tooManyRequests("rate_limited", "this key sends more than "
                    + BigDecimal.valueOf(config.perSecond()).stripTrailingZeros().toPlainString()
                    + " requests a second, which is its limit; send fewer", wait.getAsInt());
        }
    }

    /** @throws ProblemException 429 where too many tries from this address have failed */
    void admit(RemoteAddress address, String credential) {
        OptionalInt wait = failures.look(address.budget());
        if (wait.isPresent() && !isInUse(address, credential)) {
            throw ProblemException.tooManyRequests("too_many_failures",
                    "too many requests from this address had no valid API key; try again later", wait.getAsInt());
        }
    }

    void failed(RemoteAddress address) {
        failures.take(address.budget());
    }

    void succeeded(RemoteAddress address, String credential) {
        synchronized (inUse) {
            inUse.put(place(address, credential), true);
        }
    }

    private boolean isInUse(RemoteAddress address, String credential) {
        synchronized (inUse) {
            return inUse.get(place(address, credential)) != null;
        }
    }

    private static String place(RemoteAddress address, String credential) {
        return address.budget() + " " + KeyHash.of(credential).hex();
    }
}
