package dev.slipway.build;

import java.util.regex.Pattern;

/**
 * {@code build-<tag>} for the first build of a content, then {@code build-<tag>-2}, {@code -3}, ...
 *
 * @param tag the image's tag: the first 8 hex digits of the content hash, or 12 where another content has those 8
 * @param sequence 1 for the first build of the content
 */
public record BuildId(String tag, int sequence) {

    private static final Pattern FORM = Pattern.compile("build-(?:[0-9a-f]{8}|[0-9a-f]{12})(?:-[1-9][0-9]{0,8})?");

    /** Whether a text can be the id of a build at all. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return sequence == 1 ? "build-" + tag : "build-" + tag + "-" + sequence;
    }
}
