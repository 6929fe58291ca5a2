package dev.slipway.quota;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/**
 * Passes a body on as it checks that it is UTF-8, which JSON must be (RFC 8259, section 8.1). Jackson guesses UTF-16 and
 * UTF-32 from NUL bytes and takes overlong forms, so that whoever looks at a body before it would see another one.
 */
final class Utf8Input extends FilterInputStream {

    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer scratch = CharBuffer.allocate(4096);
    private final byte[] begun = new byte[LONGEST_CHARACTER];
    private int begunLength;

    Utf8Input(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count < 0) {
            check(ByteBuffer.wrap(begun, 0, begunLength), true);
        } else {
            check(buffer, offset, count);
        }
        return count;
    }

    private void check(byte[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == 0) {
                throw notUtf8();
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(begunLength + count).put(begun, 0, begunLength).put(buffer, offset, count)
                .flip();
        check(bytes, false);
        begunLength = bytes.remaining();
        bytes.get(begun, 0, begunLength);
    }

    /** Afterwards, only the beginning of a character is left. */
    private void check(ByteBuffer bytes, boolean last) {
        while (true) {
            scratch.clear();
            var result = decoder.decode(bytes, scratch, last);
            if (result.isError()) {
                throw notUtf8();
            }
            if (result.isUnderflow()) {
                return;
            }
        }
    }

    private static ProblemException notUtf8() {
        return ProblemException.badRequest(Problem.of("not_utf8", "the body must be JSON in UTF-8"));
    }
}
