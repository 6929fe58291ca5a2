package dev.slipway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
            "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
            "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
            "2606:4700:4700::1111", "2a00:1450:4001::1", "2001:200::1", "2001:4860:4860::8888" })
    void addresses_of_the_open_internet_are_public(String text) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.0.255", "100.64.0.0", "100.127.255.255",
            "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "172.16.0.0", "172.31.255.255",
            "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.1", "198.19.255.255",
            "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255" })
    void special_ipv4_addresses_are_not(String text) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "::", "::1", "::2", "::127.0.0.1", "64:ff9b:1::1", "100::1", "fc00::1", "fd00:ec2::254",
            "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001::1", "2001:2::1", "2001:10::1", "2001:1ff::1", "2001:db8::1",
            "3fff::1", "4000::1", "5f00::1" })
    void special_ipv6_addresses_are_not(String text) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:a9fe:a9fe", "64:ff9b::127.0.0.1",
            "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "2002:7f00:1::1", "2002:a00:1::1", "2002:a9fe:a9fe::" })
    void an_ipv6_form_of_a_special_ipv4_address_is_not(String text) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1" })
    void an_ipv6_form_of_a_public_ipv4_address_is_public(String text) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(text))).isTrue();
    }

    @Test
    void a_mapped_address_with_a_scope_stays_an_ipv6_address_and_is_judged_all_the_same() throws UnknownHostException {
        byte[] mapped = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1 };
        InetAddress address = Inet6Address.getByAddress(null, mapped, 1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(PublicAddress.isPublic(address)).isFalse();
    }
}
