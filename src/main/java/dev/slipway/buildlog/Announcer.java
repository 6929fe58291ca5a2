package dev.slipway.buildlog;

import java.time.Clock;

import org.jboss.logging.Logger;

import dev.slipway.build.Signal;
import dev.slipway.build.Signals;

/** Tells the replicas that a build's log has grown, a few times a second at most. */
final class Announcer {

    private static final Logger LOG = Logger.getLogger(Announcer.class);
    private static final int PAUSE_MILLIS = 250;

    private final Signals signals;
    private final Signal grown;
    private final Clock clock;
    private long last;
    private boolean owed;

    Announcer(Signals signals, String buildId, Clock clock) {
        this.signals = signals;
        this.grown = new Signal(Signal.Kind.LOG, buildId);
        this.clock = clock;
    }

    /** The log has grown; said now or, so soon after the last time, with {@link #catchUp()}. */
    synchronized void grown() {
        owed = true;
        catchUp();
    }

    synchronized void catchUp() {
        if (clock.millis() - last >= PAUSE_MILLIS) {
            finish();
        }
    }

    /** Says what is owed, however short the pause. */
    synchronized void finish() {
        if (owed) {
            owed = false;
            last = clock.millis();
            signals.send(grown).subscribe().with(said -> LOG.tracef("said %s", grown),
                    e -> LOG.debugf("%s could not be said: %s", grown, e.getMessage()));
        }
    }
}
