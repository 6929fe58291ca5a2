package dev.slipway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({ "Example.COM,example.com", "example.com.,example.com", "x,x", "a-b.c1,a-b.c1", "1.2.3.4,1.2.3.4",
            "1.2.3.4.,1.2.3.4", "3com.example,3com.example", "[::1],::1", "[2001:DB8::1],2001:db8::1" })
    void reads_names_and_plain_addresses(String text, String name) {
        assertThat(Host.parse(text).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.0x1", "0177.0.0.1", "127.1", "127.0.1",
            "017700000001", "127.0.0.01", "127.0.0.256", "1.2.3.4.5", "example.0x7f", "0x", "99999999999", "1.2.3.4.." })
    void refuses_every_other_way_to_write_an_ipv4_address(String text) {
        assertThatThrownBy(() -> Host.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "a b", "-a", "a-", "a_b", "ex\u00e4mple.com", "a/b", "[fe80::1%eth0]", "[fe80::1%251]",
            "[1.2.3.4]", "[::g]", "[::1", "[]", "\uff11\uff12\uff17.0.0.1" })
    void refuses_what_is_no_host(String text) {
        assertThatThrownBy(() -> Host.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knows_an_address_from_a_name_without_looking_it_up() {
        assertThat(Host.parse("127.0.0.1").address()).hasValueSatisfying(
                address -> assertThat(address.isLoopbackAddress()).isTrue());
        assertThat(Host.parse("[::ffff:10.0.0.1]").address()).hasValueSatisfying(
                address -> assertThat(address.isSiteLocalAddress()).isTrue());
        assertThat(Host.parse("no-such-host.invalid").address()).isEmpty();
    }

    @Test
    void knows_the_names_of_this_machine() {
        assertThat(Host.parse("LOCALHOST.").isLocalhost()).isTrue();
        assertThat(Host.parse("app.localhost").isLocalhost()).isTrue();
        assertThat(Host.parse("localhost.example.com").isLocalhost()).isFalse();
    }
}
