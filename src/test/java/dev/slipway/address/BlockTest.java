package dev.slipway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {

    private static List<String> without(String block, String... holes) {
        return Block.parseV4(block).without(List.of(holes).stream().map(Block::parseV4).toList()).map(Block::cidrV4).toList();
    }

    @Test
    void reads_blocks_and_addresses_and_passes_over_ports_and_the_bits_that_do_not_count() {
        assertThat(Block.parseV4("10.1.2.3/8").cidrV4()).isEqualTo("10.0.0.0/8");
        assertThat(Block.parseV4(" 192.168.7.9 ").cidrV4()).isEqualTo("192.168.7.9/32");
        assertThat(Block.parseV4("192.168.7.9:443").cidrV4()).isEqualTo("192.168.7.9/32");
        assertThat(Block.parseV4("128.0.0.0/1").cidrV4()).isEqualTo("128.0.0.0/1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "10.0.0.0/0", "10.0.0.0/33", "10.0.0/8", "256.0.0.1", "fd00::/8", "intern.example",
            "10.0.0.1 all" })
    void refuses_what_is_no_block(String text) {
        assertThatThrownBy(() -> Block.parseV4(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither an IPv4 address nor a block");
    }

    @Test
    void what_is_left_around_a_hole_is_as_few_blocks_as_there_can_be() {
        assertThat(without("10.0.0.0/30", "10.0.0.1")).containsExactly("10.0.0.0/32", "10.0.0.2/31");
        assertThat(without("10.0.0.0/8", "11.0.0.0/8")).containsExactly("10.0.0.0/8");
        assertThat(without("10.0.0.0/8", "0.0.0.0/1")).isEmpty();
        assertThat(without("10.0.0.0/8", "10.128.0.0/9", "10.0.0.0/9")).isEmpty();
        assertThat(without("0.0.0.0/1", "10.1.2.3")).hasSize(31);
    }

    @Test
    void a_hole_is_open_and_its_neighbours_are_not() throws Exception {
        List<Block> left = Block.parseV4("192.168.0.0/16").without(List.of(Block.parseV4("192.168.5.6"))).toList();
        assertThat(left).noneMatch(block -> block.holds(address("192.168.5.6")))
                .anyMatch(block -> block.holds(address("192.168.5.5"))).anyMatch(block -> block.holds(address("192.168.5.7")));
        assertThat(Block.of((Inet4Address) address("203.0.113.9")).cidrV4()).isEqualTo("203.0.113.9/32");
    }

    private static InetAddress address(String text) {
        return new Host(text).address().orElseThrow();
    }
}
