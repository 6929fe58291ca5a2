package dev.slipway.buildlog;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** Opens the log of a build for writing. */
@ApplicationScoped
public class LogWriters {

    private final BuildLogs logs;
    private final LogConfig config;
    private final Clock clock;

    LogWriters(BuildLogs logs, LogConfig config, Clock clock) {
        this.logs = logs;
        this.config = config;
        this.clock = clock;
    }

    /** Goes on after the last stored line, so a build that is taken up again keeps its earlier output. Blocks. */
    public LogWriter open(String buildId) {
        long last = logs.lastSequence(buildId).await().atMost(Duration.ofSeconds(10));
        return new LogWriter(logs, buildId, last, config, clock);
    }
}
