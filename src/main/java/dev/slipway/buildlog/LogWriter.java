package dev.slipway.buildlog;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import dev.slipway.buildlog.LogLine.Stream;

/**
 * Stores the output of one build while it runs. Lines are gathered and written in batches; a slow database slows the
 * build down rather than filling the memory. Losing the log never fails a build: what cannot be stored is said in the
 * service's own log.
 */
public final class LogWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);
    private static final int BATCH = 500;
    private static final int FRESH_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BuildLogs logs;
    private final String buildId;
    private final LogConfig config;
    private final Clock clock;
    private List<LogLine> gathered = new ArrayList<>();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private long lastFlush;
    private long sequence;
    private long kept;
    private long dropped;

    LogWriter(BuildLogs logs, String buildId, long lastSequence, LogConfig config, Clock clock) {
        this.logs = logs;
        this.buildId = buildId;
        this.sequence = lastSequence;
        this.config = config;
        this.clock = clock;
    }

    /** Takes one line; may be called by several threads. */
    public synchronized void line(Stream stream, String text) {
        if (kept >= config.maxLines()) {
            dropped++;
            return;
        }
        kept++;
        gather(stream, text);
        if (gathered.size() >= BATCH) {
            awaitUnderWay();
            flush();
        } else if (clock.millis() - lastFlush > FRESH_MILLIS) {
            flush();
        }
    }

    /** Writes what has been gathered, unless a write is under way; called again and again while the build runs. */
    public synchronized void flush() {
        if (gathered.isEmpty() || !underWay.isDone()) {
            return;
        }
        lastFlush = clock.millis();
        List<LogLine> batch = gathered;
        gathered = new ArrayList<>();
        underWay = logs.append(buildId, batch).subscribeAsCompletionStage().exceptionally(e -> {
            LOG.warnf("%d log lines of %s could not be stored: %s", batch.size(), buildId, e.getMessage());
            return null;
        });
    }

    /** Writes the rest. When it returns, every line that was taken can be read. */
    @Override
    public synchronized void close() {
        if (dropped > 0) {
            gather(Stream.SLIPWAY, dropped + " more lines were dropped: a build's log holds " + config.maxLines() + " lines");
            dropped = 0;
        }
        awaitUnderWay();
        flush();
        awaitUnderWay();
    }

    private void gather(Stream stream, String text) {
        gathered.add(new LogLine(++sequence, clock.instant(), stream, clipped(text)));
    }

    private void awaitUnderWay() {
        try {
            underWay.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | CompletionException | java.util.concurrent.ExecutionException e) {
            LOG.warnf("the log of %s could not be stored in time", buildId);
        }
    }

    /** PostgreSQL's text cannot hold NUL. */
    private String clipped(String text) {
        String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        int max = config.maxLineLength();
        return plain.length() <= max ? plain : plain.substring(0, max) + " ... (" + (plain.length() - max) + " more)";
    }
}
