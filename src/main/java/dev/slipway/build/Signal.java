package dev.slipway.build;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * News of a build that every replica hears, soon after the transaction that brought it has been committed. Observed as a
 * CDI event, on an event loop: an observer must not block. A signal can be lost with its connection, so whoever waits for
 * one also looks now and then.
 *
 * @param kind what has happened
 * @param buildId the build
 */
public record Signal(Kind kind, String buildId) {

    public enum Kind {
        /** It waits in the queue. */
        QUEUED,
        /** Somebody wants it to end. */
        CANCEL,
        /** Its log has grown. */
        LOG,
        /** It has ended, and its log is whole. */
        ENDED
    }

    /** As NOTIFY carries it. */
    String payload() {
        return kind + " " + buildId;
    }

    static Optional<Signal> parse(String payload) {
        int space = payload.indexOf(' ');
        return Stream.of(Kind.values()).filter(kind -> space > 0 && kind.name().equals(payload.substring(0, space)))
                .findFirst().map(kind -> new Signal(kind, payload.substring(space + 1)));
    }
}
