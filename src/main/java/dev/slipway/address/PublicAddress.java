package dev.slipway.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the open internet from those that lead into the own network: what others may make this service
 * connect to, and what not. Follows IANA's special-purpose address registries (RFC 6890, kept up to date by IANA).
 */
public final class PublicAddress {

    /** IPv4 blocks that are not globally reachable. */
    private static final List<Block> SPECIAL_V4 = List.of(
            Block.v4("0.0.0.0/8"), // this network; Linux takes 0.0.0.0 for the loopback
            Block.v4("10.0.0.0/8"), Block.v4("172.16.0.0/12"), Block.v4("192.168.0.0/16"), // private, RFC 1918
            Block.v4("100.64.0.0/10"), // shared by a carrier's customers, RFC 6598
            Block.v4("127.0.0.0/8"),
            Block.v4("169.254.0.0/16"), // link-local, and where clouds keep their metadata
            Block.v4("192.0.0.0/24"), // protocol assignments, metadata of one cloud among them
            Block.v4("192.0.2.0/24"), Block.v4("198.51.100.0/24"), Block.v4("203.0.113.0/24"), // documentation
            Block.v4("192.88.99.0/24"), // 6to4 relays, RFC 7526
            Block.v4("198.18.0.0/15"), // benchmarks, RFC 2544
            Block.v4("224.0.0.0/4"), // multicast
            Block.v4("240.0.0.0/4")); // reserved, and broadcast

    /** Nothing outside of it has been given out as global unicast (RFC 4291, section 2.4). */
    private static final Block GLOBAL_V6 = Block.v6("2000::/3");

    private static final List<Block> SPECIAL_V6 = List.of(
            Block.v6("2001::/23"), // protocol assignments, Teredo and benchmarks among them
            Block.v6("2001:db8::/32"), Block.v6("3fff::/20")); // documentation

    /** NAT64: the last four bytes are the IPv4 address that is meant (RFC 6052). */
    private static final Block NAT64 = Block.v6("64:ff9b:0:0::/64");
    /** 6to4: the IPv4 address stands after the prefix (RFC 3056). */
    private static final Block SIX_TO_FOUR = Block.v6("2002::/16");

    private PublicAddress() {
    }

    /** The IPv4 blocks that are not globally reachable. */
    public static List<Block> notPublicV4() {
        return SPECIAL_V4;
    }

    /** Whether the address belongs to the open internet. One that stands for an IPv4 address is judged as that one. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] address) {
        return SPECIAL_V4.stream().noneMatch(block -> block.holds(address));
    }

    private static boolean isPublicV6(byte[] address) {
        if (isMapped(address) || isNat64(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_V6.holds(address) && SPECIAL_V6.stream().noneMatch(block -> block.holds(address));
    }

    /** {@code ::ffff:0:0/96}. Java itself reads it as an IPv4 address, except where it was built with a scope. */
    private static boolean isMapped(byte[] address) {
        return isZero(address, 0, 10) && address[10] == -1 && address[11] == -1;
    }

    private static boolean isNat64(byte[] address) {
        return NAT64.holds(address) && isZero(address, 8, 12);
    }

    private static boolean isZero(byte[] address, int from, int to) {
        return Arrays.equals(address, from, to, new byte[to - from], 0, to - from);
    }
}
