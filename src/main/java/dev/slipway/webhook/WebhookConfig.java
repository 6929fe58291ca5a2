package dev.slipway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How callbacks are called. */
@ConfigMapping(prefix = "slipway.webhook")
public interface WebhookConfig {

    /**
     * What callbacks are signed with, as Standard Webhooks write it: {@code whsec_} and 24 to 64 random bytes in Base64.
     * Several, during a change, sign side by side. Without one no callback is accepted or called.
     */
    Optional<List<String>> secret();

    /** Whether receivers may live in the own network, and speak plain HTTP. */
    @WithDefault("false")
    boolean allowPrivate();

    /** Time for one attempt, from the connection to the head of the answer. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * Waits between one attempt and the next, each lengthened at random by up to a fifth; after the last one it is given up.
     */
    @WithDefault("5s,30s,2m,10m,1h,6h,16h")
    List<Duration> retries();

    /** Calls at a time on this replica; one receiver gets at most a quarter of them. */
    @WithDefault("8")
    int parallel();

    /** How often to look for callbacks that are due again, or whose builds' end nobody announced. */
    @WithDefault("5s")
    Duration poll();
}
