package dev.slipway.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of addresses in CIDR form, by the first 64 bits of an address; an IPv4 address fills the upper half of them.
 *
 * @param prefix its first address
 * @param bits how many of them count, 1 to 64
 */
public record Block(long prefix, int bits) {

    private static final Pattern V4 = Pattern
            .compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/([1-9]|[12]\\d|3[0-2])|:\\d{1,5})?");
    private static final int V4_BITS = 32;

    /** {@code 10.0.0.0/8}. */
    static Block v4(String text) {
        return parse(text, "\\.", 10, 8);
    }

    /** {@code 2001:db8::/32}; with at most four groups, all in front of the {@code ::}. */
    static Block v6(String text) {
        return parse(text.replace("::", ""), ":", 16, 16);
    }

    /**
     * A block as an operator writes it: {@code 10.1.0.0/16}, or an address, whose port is passed over.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Block parseV4(String text) {
        Matcher parts = V4.matcher(text.strip());
        if (!parts.matches() || Stream.of(parts.group(1).split("\\.")).anyMatch(part -> Integer.parseInt(part) > 255)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither an IPv4 address nor a block of them such as 10.1.0.0/16");
        }
        int bits = parts.group(2) == null ? V4_BITS : Integer.parseInt(parts.group(2));
        return v4(parts.group(1) + "/" + V4_BITS).first(bits);
    }

    /** The one address. */
    public static Block of(Inet4Address address) {
        return v4(address.getHostAddress() + "/" + V4_BITS);
    }

    private static Block parse(String text, String separator, int radix, int width) {
        int slash = text.indexOf('/');
        long prefix = 0;
        int shift = Long.SIZE;
        for (String group : text.substring(0, slash).split(separator)) {
            shift -= width;
            prefix |= Long.parseLong(group, radix) << shift;
        }
        return new Block(prefix, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
        ByteBuffer first = ByteBuffer.allocate(Long.BYTES).put(address, 0, Math.min(address.length, Long.BYTES));
        return holds(first.getLong(0));
    }

    private boolean holds(long address) {
        return (address ^ prefix) >>> (Long.SIZE - bits) == 0;
    }

    /** Whether an IPv4 address lies in this block of them; one of IPv6 does not. */
    public boolean holds(InetAddress address) {
        return address instanceof Inet4Address && holds(address.getAddress());
    }

    /** What is left of this block without those: as few blocks as there can be. */
    public Stream<Block> without(List<Block> holes) {
        List<Block> inside = holes.stream().filter(hole -> hole.overlaps(this)).toList();
        if (inside.isEmpty()) {
            return Stream.of(this);
        }
        return inside.stream().anyMatch(hole -> hole.bits <= bits) ? Stream.empty()
                : halves().flatMap(half -> half.without(inside));
    }

    private boolean overlaps(Block other) {
        return bits <= other.bits ? holds(other.prefix) : other.holds(prefix);
    }

    private Stream<Block> halves() {
        return Stream.of(new Block(prefix, bits + 1), new Block(prefix | 1L << (Long.SIZE - bits - 1), bits + 1));
    }

    private Block first(int length) {
        return new Block(prefix & -1L << (Long.SIZE - length), length);
    }

    /** As routing programs take a block of IPv4: {@code 10.0.0.0/8}. */
    public String cidrV4() {
        return Stream.of(56, 48, 40, V4_BITS).map(shift -> Long.toString(prefix >>> shift & 255))
                .reduce((left, right) -> left + "." + right).orElseThrow() + "/" + bits;
    }
}
