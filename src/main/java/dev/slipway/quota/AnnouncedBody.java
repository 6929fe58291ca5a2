package dev.slipway.quota;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What the head of a request says of its body. In HTTP/1 there is one if a length or a transfer coding says so (RFC 9112,
 * section 6.3); that a request has not ended yet says nothing, since the end of one without a body may come a moment later.
 */
final class AnnouncedBody {

    /** As {@code quarkus.rest.input-buffer-size}. */
    private static final int SHORT = 10_240;

    private AnnouncedBody() {
    }

    /** Whether a body follows that is not read without a thread of its own, and costs more than next to nothing. */
    static boolean isLong(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !request.isEnded() && Long.parseLong(length) > SHORT; // the server has refused what is no number
        }
        boolean mayFollow = request.version() == HttpVersion.HTTP_2
                ? request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return mayFollow && !request.isEnded();
    }
}
