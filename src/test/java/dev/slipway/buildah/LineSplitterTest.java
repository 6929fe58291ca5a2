package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private static List<String> lines(InputStream stream) throws IOException {
        List<String> lines = new ArrayList<>();
        new LineSplitter(lines::add).drain(stream);
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void lf_crlf_and_cr_end_lines_and_empty_ones_are_left_out() throws IOException {
        assertThat(lines("one\ntwo\r\n10%\r20%\r\n\nlast")).containsExactly("one", "two", "10%", "20%", "last");
    }

    @Test
    void text_is_utf_8_and_broken_bytes_do_no_harm() throws IOException {
        assertThat(lines("caf\u00e9\n")).containsExactly("caf\u00e9");
        assertThat(lines(new ByteArrayInputStream(new byte[] { 'a', (byte) 0xff, 'b', '\n' }))).containsExactly("a\ufffdb");
    }

    @Test
    void a_line_of_100_mb_takes_a_bounded_place() throws IOException {
        InputStream endless = new InputStream() {
            private int left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = Math.min(length, left);
                java.util.Arrays.fill(buffer, offset, offset + Math.max(count, 0), (byte) 'x');
                left -= count;
                return count > 0 ? count : -1;
            }
        };

        assertThat(lines(endless)).singleElement().satisfies(line -> assertThat(line).hasSizeLessThan(20_000)
                .endsWith("more bytes)"));
    }
}
