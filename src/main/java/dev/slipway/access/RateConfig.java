package dev.slipway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often may be called, on this replica; 0 sets no limit. */
@ConfigMapping(prefix = "slipway.rate")
public interface RateConfig {

    /** Requests of one key a second, on average. */
    @WithDefault("50")
    double perSecond();

    /** Requests of one key at once, after a while without any. */
    @WithDefault("200")
    int burst();

    /** Requests without a valid key that one address may send a minute, on average. */
    @WithDefault("30")
    int failuresPerMinute();

    /** The same at once, after a while without any. */
    @WithDefault("20")
    int failureBurst();
}
