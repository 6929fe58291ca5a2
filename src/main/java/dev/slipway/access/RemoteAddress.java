package dev.slipway.access;

import java.util.Arrays;
import java.util.HexFormat;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * Where a request comes from: the other end of the connection, or what a proxy says where {@code quarkus.http.proxy.*}
 * trusts it; what a client claims in a header of its own counts for nothing.
 *
 * @param text an address, never a name that somebody would look up
 */
public record RemoteAddress(String text) {

    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    public static RemoteAddress of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return new RemoteAddress(address == null || address.hostAddress() == null ? "unknown" : address.hostAddress());
    }

    /** Whose budget is spent: the address, or for IPv6 its network of 64 bits, which one machine has all of. */
    String budget() {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null || bytes.length != IPV6_BYTES ? text
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
