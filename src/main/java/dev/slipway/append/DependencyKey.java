package dev.slipway.append;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.slipway.image.Digest;

/**
 * What an image of dependencies is known by.
 *
 * @param hex SHA-256 of everything that decides it, in hexadecimal digits
 */
public record DependencyKey(String hex) {

    /** Changes whenever images of dependencies are made or kept in another way. */
    private static final String SCHEME = "slipway-dependencies-1";

    /**
     * @param context what the request says of the dependencies
     * @param surroundings what else decides them, in a fixed order: who makes the image, how its steps are isolated, which
     *        index and which secrets they are given
     */
    public static DependencyKey of(PartedContext context, List<String> surroundings) {
        StringBuilder text = new StringBuilder(SCHEME).append('\n');
        surroundings.forEach(one -> text.append(one.length()).append(' ').append(one).append('\n'));
        text.append(context.folder()).append('\n').append(context.decides());
        return new DependencyKey(Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex());
    }
}
