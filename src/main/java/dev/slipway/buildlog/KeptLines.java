package dev.slipway.buildlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.slipway.buildlog.LogStore.Stored;

/**
 * Decides what is kept of a long output: its beginning, and its end, since the end of a build explains its failure. The end
 * is held in memory until it is known to be one.
 */
final class KeptLines {

    private static final int TAIL_LINES = 1000;

    private final int tailLines;
    private final long tailSize;
    private final Deque<LogLine> tail = new ArrayDeque<>();
    private long headLines;
    private long headSize;
    private long heldSize;
    private long dropped;
    private boolean headIsFull;

    KeptLines(LogConfig config, Stored there) {
        long size = config.maxSize().asLongValue();
        tailLines = Math.min(TAIL_LINES, config.maxLines() / 2);
        tailSize = Math.min((long) TAIL_LINES * config.maxLineLength(), size / 2);
        headLines = config.maxLines() - tailLines - there.lines();
        headSize = size - tailSize - there.size();
    }

    /** Whether a line belongs to the beginning and is to be stored now; otherwise it may come to belong to the end. */
    boolean isOfBeginning(LogLine line) {
        headIsFull |= headLines < 1 || headSize < line.text().length();
        if (!headIsFull) {
            headLines--;
            headSize -= line.text().length();
            return true;
        }
        tail.add(line);
        heldSize += line.text().length();
        while (tail.size() > tailLines || heldSize > tailSize) {
            heldSize -= tail.remove().text().length();
            dropped++;
        }
        return false;
    }

    /** Whether no line of the end is held yet. */
    boolean endIsEmpty() {
        return tail.isEmpty();
    }

    /** Lines between beginning and end that are gone. */
    long dropped() {
        return dropped;
    }

    List<LogLine> end() {
        return List.copyOf(tail);
    }
}
