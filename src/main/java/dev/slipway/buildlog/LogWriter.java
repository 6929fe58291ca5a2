package dev.slipway.buildlog;

import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.buildlog.LogLine.Stream;

/**
 * Stores the output of one build while it runs, without secrets and within bounds. Lines are gathered and written in
 * batches, and only as long as the build's claim is held. A database that is slow or away makes the build wait; nothing is
 * dropped for that, and the memory does not fill.
 */
public final class LogWriter implements AutoCloseable {

    private static final int FRESH_MILLIS = 200;
    private static final int LONGEST_STEP = 120;
    /** Buildah's announcement of a step, in images of several stages with the stage before it. */
    private static final Pattern STEP = Pattern.compile("(\\[\\d+/\\d+] )?STEP (\\d+/\\d+): (.*)");

    private final LogQueue queue;
    private final KeptLines kept;
    private final Announcer announcer;
    private final UnaryOperator<String> redaction;
    private final int maxLineLength;
    private final Clock clock;
    private String step;
    private long lastSend;
    private boolean closed;

    LogWriter(LogQueue queue, KeptLines kept, Announcer announcer, UnaryOperator<String> redaction, int maxLineLength,
            Clock clock) {
        this.queue = queue;
        this.kept = kept;
        this.announcer = announcer;
        this.redaction = redaction;
        this.maxLineLength = maxLineLength;
        this.clock = clock;
    }

    /** Takes one line; may be called by several threads. Blocks while too much waits to be stored. */
    public void line(Stream stream, String text) {
        String shown = clipped(redaction.apply(text));
        synchronized (queue) {
            if (closed) {
                return;
            }
            Matcher announced = STEP.matcher(shown);
            if (stream == Stream.OUT && announced.matches()) {
                step((announced.group(1) == null ? "" : announced.group(1)) + announced.group(2) + " " + announced.group(3));
            }
            keep(new LogLine(0, clock.instant(), stream, stream == Stream.SLIPWAY ? null : step, shown));
            if (clock.millis() - lastSend > FRESH_MILLIS) {
                send();
            }
        }
    }

    /** Names the step that the tools' lines belong to from now on, where they do not say it themselves. */
    public void step(String name) {
        synchronized (queue) {
            step = name.length() <= LONGEST_STEP ? name : name.substring(0, LONGEST_STEP - 3) + "...";
        }
    }

    /** Writes what has been gathered and never blocks; called again and again while the build runs. */
    public void flush() {
        send();
        announcer.catchUp();
    }

    /** Whether lines were refused because the build's claim is lost; whatever comes after that is dropped. */
    public boolean isFencedOff() {
        return queue.isFencedOff();
    }

    /** Drops what is not stored yet, and whoever waits for it goes on. */
    public void abandon() {
        queue.giveUp();
    }

    /**
     * Writes the rest. When it returns, every line that was taken can be read, unless the claim is lost or the writer was
     * abandoned; an interrupt abandons it.
     */
    @Override
    public void close() {
        synchronized (queue) {
            if (!closed) {
                closed = true;
                if (kept.dropped() > 0) {
                    queue.put(own(kept.dropped() + " lines were dropped here"));
                }
                kept.end().forEach(queue::put);
            }
            queue.drain();
        }
        announcer.finish();
    }

    private void keep(LogLine line) {
        boolean endIsEmpty = kept.endIsEmpty();
        if (kept.isOfBeginning(line)) {
            queue.put(line);
        } else if (endIsEmpty) {
            queue.put(own("this log is full; of what follows, the last lines are kept and shown when the build ends"));
        }
    }

    private LogLine own(String text) {
        return new LogLine(0, clock.instant(), Stream.SLIPWAY, null, text);
    }

    private void send() {
        synchronized (queue) {
            lastSend = clock.millis();
            queue.send();
        }
    }

    /** PostgreSQL's text cannot hold NUL. */
    private String clipped(String text) {
        String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return plain.length() <= maxLineLength ? plain
                : plain.substring(0, maxLineLength) + " ... (" + (plain.length() - maxLineLength) + " more)";
    }
}
