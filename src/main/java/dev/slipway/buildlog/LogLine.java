package dev.slipway.buildlog;

import java.time.Instant;

/**
 * One line that a build printed.
 *
 * @param sequence its place in the build's output, from 1
 * @param at when it was read
 * @param stream where it came from
 * @param text without its line end and without NUL
 */
public record LogLine(long sequence, Instant at, Stream stream, String text) {

    public enum Stream {
        /** Standard output of the tools. */
        OUT,
        /** Standard error of the tools. */
        ERR,
        /** Slipway itself. */
        SLIPWAY
    }
}
