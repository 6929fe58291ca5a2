package dev.slipway.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a body without saying how long it is, on a plain socket, to see how far the server reads. */
final class ChunkedUpload {

    private ChunkedUpload() {
    }

    /** Bytes of the body that could be sent until the server refused; fails if its answer is not 413. */
    static int untilRefused(int port, String key, int most) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/builds HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            int sent = send(out, "{\"name\":\"x\",\"files\":{\"a.py\":\"");
            String block = "x".repeat(64 * 1024);
            try {
                while (sent < most && socket.getInputStream().available() == 0) {
                    sent += send(out, block);
                }
            } catch (IOException e) {
                // the server has closed the connection, as it should; its answer may still be read
            }
            requireRefusal(socket.getInputStream());
            return sent;
        }
    }

    private static int send(OutputStream out, String text) throws IOException {
        out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return text.length();
    }

    private static void requireRefusal(InputStream in) throws IOException {
        String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        if (!status.equals("HTTP/1.1 413")) {
            throw new AssertionError("expected a 413, got: " + status);
        }
    }
}
