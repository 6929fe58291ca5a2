package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class EndedViewsTest {

    private static final byte[] JSON = { '{', '}' };

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final EndedViews views = new EndedViews(now::get);

    @Test
    void a_view_is_shown_for_a_second_and_no_longer() {
        views.put("default build-0000000a", JSON);

        now.addAndGet(EndedViews.FRESH.toNanos() - 1);
        assertThat(views.get("default build-0000000a")).contains(JSON);
        now.incrementAndGet();
        assertThat(views.get("default build-0000000a")).isEmpty();
    }

    @Test
    void a_view_is_of_one_workspace() {
        views.put("default build-0000000a", JSON);

        assertThat(views.get("other build-0000000a")).isEmpty();
    }

    @Test
    void what_was_asked_for_longest_ago_makes_room() {
        views.put("first", JSON);
        views.put("second", JSON);
        for (int i = 2; i < EndedViews.MOST; i++) {
            views.put("more " + i, JSON);
        }
        views.get("first");

        views.put("one too many", JSON);

        assertThat(views.get("first")).isPresent();
        assertThat(views.get("second")).isEmpty();
    }

    @Test
    void a_very_large_view_is_not_kept() {
        views.put("large", new byte[EndedViews.LARGEST + 1]);

        assertThat(views.get("large")).isEmpty();
    }
}
