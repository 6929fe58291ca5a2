package dev.slipway.build;

/**
 * {@code build-<tag>} for the first build of a content, then {@code build-<tag>-2}, {@code -3}, ...
 *
 * @param tag the image's tag: the first 8 hex digits of the content hash, or 12 where another content has those 8
 * @param sequence 1 for the first build of the content
 */
public record BuildId(String tag, int sequence) {

    @Override
    public String toString() {
        return sequence == 1 ? "build-" + tag : "build-" + tag + "-" + sequence;
    }
}
