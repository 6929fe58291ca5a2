package dev.slipway.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of a URL: a name, or an address written down in its one plain form. The many other ways in which C libraries
 * take an IPv4 address ({@code 2130706433}, {@code 0x7f.1}, {@code 0177.0.0.1}) are refused, since each reader takes them
 * for something else; a host whose last part is a number can only be meant so (WHATWG URL, "ends in a number").
 *
 * @param name lower-case, without brackets and without the dot of the root
 */
public record Host(String name) {

    private static final Pattern DECIMAL = Pattern
            .compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?!$)|$)){4}");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

    /**
     * Reads the host as {@link java.net.URI#getHost()} gives it.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Host parse(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            return v6(host.substring(1, host.length() - 1));
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (ENDS_IN_NUMBER.matcher(name).matches() && !DECIMAL.matcher(name).matches()) {
            throw new IllegalArgumentException("must write an IPv4 address as four decimal numbers");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("must name a host by letters, digits, dots and dashes");
        }
        return new Host(name);
    }

    private static Host v6(String address) {
        if (address.indexOf('%') >= 0) {
            throw new IllegalArgumentException("must not hold an IPv6 zone");
        }
        if (address.indexOf(':') < 0 || literal(address).isEmpty()) {
            throw new IllegalArgumentException("holds an IPv6 address that is none");
        }
        return new Host(address);
    }

    /** The address, where one is written down; a name is not looked up. */
    public Optional<InetAddress> address() {
        return name.indexOf(':') >= 0 || DECIMAL.matcher(name).matches() ? literal(name) : Optional.empty();
    }

    /** Whether the name stands for this machine whatever a name server says (RFC 6761, section 6.3). */
    public boolean isLocalhost() {
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.getByName(text)); // no look-up: the text is an address
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
