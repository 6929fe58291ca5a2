package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.slipway.redteam.RedTeam;

class BucketsTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();

    private Buckets buckets(double perSecond, int size) {
        return new Buckets(perSecond, size, 100, now::get);
    }

    @Test
    void a_budget_is_spent_and_fills_up_again_no_further_than_its_size() {
        Buckets buckets = buckets(0.5, 2);

        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEqualTo(OptionalInt.of(2));
        now.addAndGet(SECOND);
        assertThat(buckets.look("a")).isEqualTo(OptionalInt.of(1));
        now.addAndGet(SECOND);
        assertThat(buckets.take("a")).isEmpty();
        now.addAndGet(1000 * SECOND);
        assertThat(IntStream.range(0, 10).filter(i -> buckets.take("a").isEmpty()).count()).isEqualTo(2);
    }

    @Test
    void looking_takes_nothing_and_remembers_nobody() {
        Buckets buckets = buckets(1, 1);

        assertThat(buckets.look("a")).isEmpty();
        assertThat(buckets.look("a")).isEmpty();
        assertThat(buckets.remembered()).isZero();
    }

    @Test
    void a_rate_of_0_sets_no_limit() {
        Buckets buckets = buckets(0, 1);

        assertThat(IntStream.range(0, 1000).allMatch(i -> buckets.take("a").isEmpty())).isTrue();
    }

    @RedTeam
    void made_up_names_take_no_more_memory_than_their_share() {
        Buckets buckets = buckets(1, 1);

        IntStream.range(0, 100_000).forEach(i -> buckets.take("made up " + i));

        assertThat(buckets.remembered()).isEqualTo(100);
    }

    @RedTeam
    void all_addresses_of_one_ipv6_network_share_one_budget() {
        assertThat(new RemoteAddress("2001:db8:1:2::1").budget()).isEqualTo(new RemoteAddress("2001:db8:1:2:ffff::9").budget())
                .isNotEqualTo(new RemoteAddress("2001:db8:1:3::1").budget());
        assertThat(new RemoteAddress("192.0.2.1").budget()).isNotEqualTo(new RemoteAddress("192.0.2.2").budget());
    }
}
