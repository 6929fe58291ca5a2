package dev.slipway.problem;

/** How many entries a page of a list holds: 1 to 100, and 20 unless the client says otherwise. */
public final class PageLimit {

    private static final int MOST = 100;
    private static final int USUAL = 20;

    private PageLimit() {
    }

    /**
     * Reads the query parameter {@code limit} as it came; null is one that did not.
     *
     * @throws ProblemException 400 for anything but a whole number in that range
     */
    public static int read(String text) {
        int limit = text == null ? USUAL : text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw ProblemException.badField("limit", "limit must be a whole number from 1 to " + MOST);
        }
        return limit;
    }
}
