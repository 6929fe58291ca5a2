package dev.slipway.plan.python.packages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A read-only map kept as the bytes it was read from: lines {@code key} or {@code key TAB value}, sorted by the bytes of the
 * key, each ended
 * by a line feed. A look-up is a binary search, so loading tens of thousands of rows costs no more than inflating them.
 */
final class SortedLines {

    private final byte[] bytes;

    SortedLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The value of a key, empty text where the line has none. */
    Optional<String> valueOf(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = bytes.length;
        while (low < high) {
            int line = lineStart((low + high) >>> 1, low);
            int order = compare(line, wanted);
            if (order == 0) {
                return Optional.of(value(line));
            }
            if (order < 0) {
                low = lineEnd(line) + 1;
            } else {
                high = line;
            }
        }
        return Optional.empty();
    }

    boolean contains(String key) {
        return valueOf(key).isPresent();
    }

    /** Every key, in order; for tests and listings, not for look-ups. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int line = 0; line < bytes.length; line = lineEnd(line) + 1) {
            keys.add(new String(bytes, line, keyEnd(line) - line, StandardCharsets.UTF_8));
        }
        return keys;
    }

    private int lineStart(int position, int floor) {
        int start = position;
        while (start > floor && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int position) {
        int end = position;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private int keyEnd(int line) {
        int end = line;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\t') {
            end++;
        }
        return end;
    }

    private int compare(int line, byte[] wanted) {
        int end = keyEnd(line);
        for (int i = 0; i < wanted.length && line + i < end; i++) {
            int order = Byte.compareUnsigned(bytes[line + i], wanted[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(end - line, wanted.length);
    }

    private String value(int line) {
        int key = keyEnd(line);
        int end = lineEnd(line);
        return key == end ? "" : new String(bytes, key + 1, end - key - 1, StandardCharsets.UTF_8);
    }
}
