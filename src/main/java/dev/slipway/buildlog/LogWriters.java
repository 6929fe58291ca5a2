package dev.slipway.buildlog;

import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.build.Claim;
import dev.slipway.build.Signals;
import dev.slipway.buildlog.LogStore.Stored;

/** Opens the logs of builds for writing. */
@ApplicationScoped
public class LogWriters {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LogStore store;
    private final Signals signals;
    private final LogConfig config;
    private final Clock clock;

    LogWriters(LogStore store, Signals signals, LogConfig config, Clock clock) {
        this.store = store;
        this.signals = signals;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Goes on after the last stored line, so a build that is taken up again keeps its earlier output. Blocks.
     *
     * @param claim lines are stored only while it is held
     * @param redaction takes the secrets out of each line
     */
    public LogWriter open(Claim claim, UnaryOperator<String> redaction) {
        Stored there = claim.number() == 1 ? Stored.NOTHING : store.stored(claim.buildId()).await().atMost(PATIENCE);
        Announcer announcer = new Announcer(signals, claim.buildId(), clock);
        LogQueue queue = new LogQueue(there.last(), lines -> store.append(claim, lines), announcer::grown);
        return new LogWriter(queue, new KeptLines(config, there), announcer, redaction, config.maxLineLength(), clock);
    }
}
