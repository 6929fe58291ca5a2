package dev.slipway.buildlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Lines on their way to the database, in order. It holds a bounded number of them: who puts one in while it is full waits,
 * and so does the build that prints them. Waiting gives its monitor free, so nobody is kept from sending.
 */
final class LogQueue {

    static final int BATCH = 500;
    private static final Logger LOG = Logger.getLogger(LogQueue.class);
    private static final int ROOM = 4 * BATCH;

    private final Function<List<LogLine>, Uni<Boolean>> store;
    private final Runnable stored;
    private final Deque<LogLine> waiting = new ArrayDeque<>();
    private long sequence;
    private boolean sending;
    private Cancellable underWay = () -> {
    };
    private boolean givenUp;
    private volatile boolean fencedOff;

    /**
     * @param last the sequence number of the last line that is there
     * @param store stores a batch and says whether it was allowed to
     * @param stored told after each batch
     */
    LogQueue(long last, Function<List<LogLine>, Uni<Boolean>> store, Runnable stored) {
        this.sequence = last;
        this.store = store;
        this.stored = stored;
    }

    /** Takes a line and numbers it. Blocks while the queue is full; an interrupt gives up. */
    synchronized void put(LogLine line) {
        awaitUntilBelow(ROOM);
        if (!givenUp) {
            waiting.add(line.numbered(++sequence));
            if (waiting.size() >= BATCH) {
                send();
            }
        }
    }

    /** Sends what waits, unless something is under way; never blocks. */
    synchronized void send() {
        if (sending || givenUp || waiting.isEmpty()) {
            return;
        }
        sending = true;
        List<LogLine> batch = waiting.stream().limit(BATCH).toList();
        Cancellable call = store.apply(batch).subscribe().with(held -> done(batch.size(), held), e -> refused(batch.size(), e));
        if (sending) {
            underWay = call;
        }
    }

    /** Returns when everything is stored, or never will be: fenced off, given up, or interrupted. */
    synchronized void drain() {
        awaitUntilBelow(1);
    }

    /** Lets the lines go that are not stored yet, and everybody who waits for them. */
    synchronized void giveUp() {
        givenUp = true;
        underWay.cancel();
        waiting.clear();
        notifyAll();
    }

    /** Whether the database has refused lines because the claim is lost. */
    boolean isFencedOff() {
        return fencedOff;
    }

    private void awaitUntilBelow(int size) {
        try {
            while (!givenUp && waiting.size() >= size) {
                send();
                if (waiting.size() >= size) {
                    wait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp();
        }
    }

    private synchronized void done(int count, boolean held) {
        fencedOff = !held;
        if (held) {
            remove(count);
            stored.run();
        } else {
            giveUp();
        }
    }

    /** Only for lines that the database will never take; the build does not fail for that. */
    private synchronized void refused(int count, Throwable e) {
        LOG.errorf("%d log lines were dropped, for the database refuses them: %s", count, e.getMessage());
        remove(count);
    }

    private void remove(int count) {
        for (int i = 0; i < count && !waiting.isEmpty(); i++) {
            waiting.remove();
        }
        sending = false;
        if (waiting.size() >= BATCH) {
            send();
        }
        notifyAll();
    }
}
