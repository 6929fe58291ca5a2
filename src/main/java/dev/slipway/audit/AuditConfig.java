package dev.slipway.audit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of who did what. */
@ConfigMapping(prefix = "slipway.audit")
public interface AuditConfig {

    /** How long events are kept in the database; the log is the operator's. */
    @WithDefault("90d")
    Duration retention();

    /** Events that wait for the database at most; the log has them anyway. */
    @WithDefault("10000")
    int queue();

    /** Refused requests of one address that are written a minute, on average; the rest is counted. 0 writes all. */
    @WithDefault("60")
    int refusalsPerMinute();

    /** The same of all addresses together. */
    @WithDefault("600")
    int allRefusalsPerMinute();

    /** How often to say how many were counted. */
    @WithDefault("30s")
    Duration reportSuppressed();
}
