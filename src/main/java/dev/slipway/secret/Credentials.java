package dev.slipway.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user name and what proves it. A token alone has a user name that its kind of server takes for it, or an empty one.
 *
 * @param username without a colon; empty for a bearer token
 * @param password a password or a token
 */
record Credentials(String username, String password) {

    /** As the Authorization header of RFC 7617 has them. */
    String basic() {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** For encryption; a user name holds no colon, so the first one ends it. */
    byte[] toBytes() {
        return (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    }

    static Credentials ofBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        return new Credentials(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whatever prints it by mistake prints nothing of it. */
    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
