package dev.slipway.buildlog;

import java.util.List;

import dev.slipway.build.BuildStatus;

/**
 * A stretch of a build's log, and how the build stood when it was read. A build's log is whole before it ends, so there
 * are no lines to come after an empty page of an ended build.
 *
 * @param lines in order, without gaps; empty where there are none yet
 * @param status null if there is no such build any more
 * @param error why it failed, or null
 */
record LogPage(List<LogLine> lines, BuildStatus status, String error) {

    static final LogPage GONE = new LogPage(List.of(), null, null);

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether nothing will ever follow it. */
    boolean isLast() {
        return isEmpty() && (status == null || status.ended());
    }

    /** The sequence number of its last line, or the given one if it is empty. */
    long last(long before) {
        return isEmpty() ? before : lines.get(lines.size() - 1).sequence();
    }
}
