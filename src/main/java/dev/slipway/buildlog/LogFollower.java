package dev.slipway.buildlog;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.slipway.buildlog.SharedPages.EventPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * One client's way through a log. A page is read when the client has taken the one before, so a slow client takes no
 * memory; where there is no page yet it waits for news.
 */
final class LogFollower {

    private final SharedPages pages;
    private final String buildId;
    private final Duration keepAlive;
    private final Executor executor;
    private long position;
    private long spokeNanos = System.nanoTime();
    private volatile CompletableFuture<Void> news = new CompletableFuture<>();

    /**
     * @param after the sequence number of the last line that the client knows, or 0
     * @param keepAlive longest silence
     * @param executor where the client's connection lives
     */
    LogFollower(SharedPages pages, String buildId, long after, Duration keepAlive, Executor executor) {
        this.pages = pages;
        this.buildId = buildId;
        this.position = after;
        this.keepAlive = keepAlive;
        this.executor = executor;
    }

    String buildId() {
        return buildId;
    }

    /** There may be something new. */
    void wake() {
        news.complete(null);
    }

    /** What the client gets, until the build has ended. It survives that the database is away. */
    Multi<byte[]> events() {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(LogEvents.HELLO), pages());
    }

    private Multi<byte[]> pages() {
        return Multi.createBy().repeating().uni(this::next).whilst(page -> !page.isLast()).map(EventPage::events)
                .invoke(sent -> spokeNanos = System.nanoTime());
    }

    /** The next page that says something. */
    private Uni<EventPage> next() {
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        news = fresh; // before the page is read: what is stored meanwhile is news
        return Uni.createFrom().deferred(() -> pages.after(buildId, position))
                .onFailure().recoverWithItem(() -> new EventPage(new byte[0], position, false))
                .emitOn(executor)
                .chain(page -> {
                    position = page.last();
                    return page.events().length > 0 || page.isLast() ? Uni.createFrom().item(page) : waitFor(fresh);
                });
    }

    private Uni<EventPage> waitFor(CompletableFuture<Void> fresh) {
        Duration left = keepAlive.minusNanos(System.nanoTime() - spokeNanos);
        if (left.isNegative() || left.isZero()) {
            return Uni.createFrom().item(new EventPage(LogEvents.KEEP_ALIVE, position, false));
        }
        return Uni.createFrom().completionStage(fresh).ifNoItem().after(left).recoverWithItem((Void) null).chain(this::next);
    }
}
