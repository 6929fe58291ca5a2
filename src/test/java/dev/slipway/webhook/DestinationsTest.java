package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static final URI URL = URI.create("https://receiver.example.com/hook");

    private static Destinations resolvingTo(boolean allowPrivate, String... addresses) {
        return new Destinations(name -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        }, allowPrivate);
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "fd00::1", "64:ff9b::7f00:1" })
    void a_name_that_leads_into_the_own_network_is_not_called(String address) {
        assertThatThrownBy(() -> resolvingTo(false, address).of(URL, 1)).isInstanceOf(DeliveryException.class)
                .hasMessageContaining("private").hasMessageNotContaining(address);
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse_all() {
        assertThatThrownBy(() -> resolvingTo(false, "8.8.8.8", "10.0.0.1").of(URL, 1))
                .isInstanceOf(DeliveryException.class);
    }

    @Test
    void the_next_attempt_takes_the_next_address() throws Exception {
        Destinations destinations = resolvingTo(false, "8.8.8.8", "1.1.1.1");

        assertThat(destinations.of(URL, 1).getHostAddress()).isEqualTo("8.8.8.8");
        assertThat(destinations.of(URL, 2).getHostAddress()).isEqualTo("1.1.1.1");
        assertThat(destinations.of(URL, 3).getHostAddress()).isEqualTo("8.8.8.8");
    }

    @Test
    void private_addresses_are_called_where_they_are_allowed() throws Exception {
        assertThat(resolvingTo(true, "10.0.0.7").of(URL, 1).getHostAddress()).isEqualTo("10.0.0.7");
    }

    @Test
    void the_machine_itself_is_asked_as_its_resolver_answers() {
        Map<String, String> urls = Map.of("https://localhost/", "private", "https://127.0.0.1/", "private",
                "https://[::ffff:127.0.0.1]/", "private");

        urls.forEach((url, says) -> assertThatThrownBy(
                () -> new Destinations(InetAddress::getAllByName, false).of(URI.create(url), 1))
                .isInstanceOf(DeliveryException.class).hasMessageContaining(says));
    }

    @Test
    void an_unknown_name_is_a_failed_attempt() {
        Destinations nothing = new Destinations(name -> {
            throw new UnknownHostException(name);
        }, false);

        assertThatThrownBy(() -> nothing.of(URL, 1)).isInstanceOf(DeliveryException.class).hasMessageContaining("not known");
    }
}
