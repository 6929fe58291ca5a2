package dev.slipway.buildlog;

import java.time.Instant;

/**
 * One line that a build printed.
 *
 * @param sequence its place in the build's output, from 1; 0 as long as it has none
 * @param at when it was read
 * @param stream where it came from
 * @param step the Dockerfile's step that it belongs to, such as {@code 3/7 RUN pip install ...}, or {@code push}; null
 *        outside of any
 * @param text without its line end and without NUL
 */
public record LogLine(long sequence, Instant at, Stream stream, String step, String text) {

    public enum Stream {
        /** Standard output of the tools. */
        OUT,
        /** Standard error of the tools. */
        ERR,
        /** Slipway itself. */
        SLIPWAY
    }

    LogLine numbered(long number) {
        return new LogLine(number, at, stream, step, text);
    }
}
