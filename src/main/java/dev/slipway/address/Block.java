package dev.slipway.address;

import java.nio.ByteBuffer;

/**
 * A block of addresses in CIDR form, by the first 64 bits of an address; an IPv4 address fills the upper half of them.
 *
 * @param prefix its first address
 * @param bits how many of them count, 1 to 64
 */
record Block(long prefix, int bits) {

    /** {@code 10.0.0.0/8}. */
    static Block v4(String text) {
        return parse(text, "\\.", 10, 8);
    }

    /** {@code 2001:db8::/32}; with at most four groups, all in front of the {@code ::}. */
    static Block v6(String text) {
        return parse(text.replace("::", ""), ":", 16, 16);
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
        return (first.getLong(0) ^ prefix) >>> (Long.SIZE - bits) == 0;
    }
}
