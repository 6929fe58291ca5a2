package dev.slipway.webhook;

import java.net.URI;
import java.util.Map;

/**
 * One request to a receiver.
 *
 * @param headers beside those that every request has
 * @param body the signed bytes
 */
record Message(URI url, Map<String, String> headers, byte[] body) {
}
