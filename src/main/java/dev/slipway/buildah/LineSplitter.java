package dev.slipway.buildah;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines at LF or CR, so that a progress bar is a line per step. A line of any length takes a
 * bounded place in memory: what is over the bound is counted and dropped.
 */
final class LineSplitter {

    private static final int MAX_LINE_BYTES = 16 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private long dropped;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Reads to the end of the stream. */
    void drain(InputStream stream) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            for (int i = 0; i < count; i++) {
                take(buffer[i]);
            }
        }
        end();
    }

    private void take(byte b) {
        if (b == '\n' || b == '\r') {
            end();
        } else if (line.size() < MAX_LINE_BYTES) {
            line.write(b);
        } else {
            dropped++;
        }
    }

    private void end() {
        if (line.size() == 0) {
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        lines.accept(dropped == 0 ? text : text + " ... (" + dropped + " more bytes)");
        line.reset();
        dropped = 0;
    }
}
