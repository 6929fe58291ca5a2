package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Which destinations are cut off, by literal addresses alone, so that no name server is asked. */
class StepNetworkTest {

    private static StepNetwork network(String... settings) {
        Map<String, String> environment = new HashMap<>(Map.of("SLIPWAY_NETWORK_INDEX_HOSTS", "10.9.9.9"));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300)).withMapping(IsolationConfig.class)
                .withMapping(NetworkConfig.class).withValidateUnknown(false).build();
        return new StepNetwork(config.getConfigMapping(IsolationConfig.class),
                new IndexHosts(config.getConfigMapping(NetworkConfig.class)));
    }

    private static boolean open(StepNetwork network, String address) throws Exception {
        return network.isOpen(InetAddress.getByName(address));
    }

    @Test
    void by_default_the_internet_is_open_and_what_is_special_is_not() throws Exception {
        StepNetwork network = network();
        assertThat(open(network, "1.1.1.1")).isTrue();
        for (String address : new String[] { "10.0.0.1", "172.31.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
                "127.0.0.1", "0.0.0.0", "224.0.0.251", "255.255.255.255", "10.0.2.2", "192.0.0.192" }) {
            assertThat(open(network, address)).as(address).isFalse();
        }
    }

    @Test
    void this_hosts_own_addresses_are_cut_off_whatever_they_are() {
        StepNetwork network = network();
        assertThat(StepNetwork.ownV4().filter(network::isOpen)).isEmpty();
    }

    @Test
    void an_index_host_is_open_at_its_private_address_and_its_neighbours_are_not() throws Exception {
        assertThat(open(network(), "10.9.9.9")).isTrue();
        assertThat(open(network(), "10.9.9.8")).isFalse();
        assertThat(open(network("SLIPWAY_NETWORK_PIP_INDEX_URL", "https://user:secret@10.8.8.8/simple"), "10.8.8.8")).isTrue();
    }

    @Test
    void an_index_at_a_metadata_or_loopback_address_opens_nothing() throws Exception {
        assertThat(open(network("SLIPWAY_NETWORK_INDEX_HOSTS", "169.254.169.254,127.0.0.1"), "169.254.169.254")).isFalse();
        assertThat(open(network("SLIPWAY_NETWORK_INDEX_HOSTS", "169.254.169.254,127.0.0.1"), "127.0.0.1")).isFalse();
    }

    @Test
    void what_the_operator_allows_is_open() throws Exception {
        StepNetwork network = network("SLIPWAY_BUILD_NETWORK_ALLOW", "192.168.7.0/24,169.254.1.1:80");
        assertThat(open(network, "192.168.7.200")).isTrue();
        assertThat(open(network, "192.168.8.1")).isFalse();
        assertThat(open(network, "169.254.1.1")).isTrue();
    }

    @Test
    void a_private_network_leads_to_the_configured_index_and_what_is_allowed_alone() throws Exception {
        StepNetwork network = network("SLIPWAY_BUILD_NETWORK", "private", "SLIPWAY_BUILD_NETWORK_ALLOW", "192.168.7.0/24",
                "SLIPWAY_NETWORK_PIP_INDEX_URL", "https://10.8.8.8/simple");
        assertThat(open(network, "10.8.8.8")).isTrue();
        assertThat(open(network, "192.168.7.1")).isTrue();
        assertThat(open(network, "1.1.1.1")).isFalse();
        assertThat(open(network, "10.9.9.9")).as("a well-known index that is not configured").isFalse();
    }

    @Test
    void no_network_is_buildahs_own_option() {
        assertThat(network("SLIPWAY_BUILD_NETWORK", "none").options()).containsExactly("--network", "none");
    }

    @Test
    void an_allowed_address_that_is_none_is_named() {
        assertThatThrownBy(() -> network("SLIPWAY_BUILD_NETWORK_ALLOW", "intern.example"))
                .hasMessageContaining("slipway.build.network-allow").hasMessageContaining("intern.example");
    }
}
