package dev.slipway.buildlog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * Pages as events, read once for all followers that are at the same place. Lines never change, so a page that has lines may
 * be kept; an empty one is only shared by those who ask while it is being read.
 */
@ApplicationScoped
class SharedPages {

    private static final int MOST = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Place(String buildId, long after) {
    }

    private static final class Entry {
        private Uni<EventPage> page;
        private boolean kept;
    }

    /**
     * A page as it is sent.
     *
     * @param events as UTF-8; not to be changed
     * @param last the sequence number of its last line, or of the one before it
     * @param isLast whether nothing will ever follow it
     */
    record EventPage(byte[] events, long last, boolean isLast) {
    }

    private final BuildLogs logs;
    private final LogEvents events;
    private final Map<Place, Entry> entries = new LinkedHashMap<>();

    SharedPages(BuildLogs logs, LogEvents events) {
        this.logs = logs;
        this.events = events;
    }

    /** What follows a line; fails while the database is away. */
    synchronized Uni<EventPage> after(String buildId, long after) {
        Place place = new Place(buildId, after);
        Entry known = entries.get(place);
        if (known != null) {
            return known.page;
        }
        if (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        Entry entry = new Entry();
        entry.page = read(place, entry);
        entries.put(place, entry);
        return entry.page;
    }

    /** Who asks from now on wants to see something newer than what is being read. */
    void changed(String buildId) {
        forgetUnfinished(place -> place.buildId().equals(buildId));
    }

    /** The same for every build. */
    void changed() {
        forgetUnfinished(place -> true);
    }

    private Uni<EventPage> read(Place place, Entry entry) {
        return logs.page(place.buildId(), place.after()).ifNoItem().after(PATIENCE).fail()
                .map(page -> new EventPage(events.of(page), page.last(place.after()), page.isLast()))
                .onItemOrFailure().invoke((page, e) -> finished(place, entry, e == null && page.last() > place.after()))
                .memoize().indefinitely();
    }

    private synchronized void finished(Place place, Entry entry, boolean keep) {
        entry.kept = keep;
        if (!keep) {
            entries.remove(place, entry);
        }
    }

    private synchronized void forgetUnfinished(Predicate<Place> places) {
        entries.entrySet().removeIf(entry -> !entry.getValue().kept && places.test(entry.getKey()));
    }
}
