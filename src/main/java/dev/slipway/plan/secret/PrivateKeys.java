package dev.slipway.plan.secret;

/** Private keys in PEM (RFC 7468), also in one line with {@code \n} written out, as in the JSON of service accounts. */
final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END_OF_HEADER = "PRIVATE KEY-----";
    private static final int LONGEST_HEADER = 60;
    private static final int MOST_SPACE = 200;
    private static final int LEAST_BODY = 3;

    private PrivateKeys() {
    }

    static void find(String text, Findings findings) {
        findings.begin();
        for (int at = text.indexOf(BEGIN); at >= 0 && !findings.isFull(); at = text.indexOf(BEGIN, at + 1)) {
            String header = text.substring(at, Math.min(text.length(), at + LONGEST_HEADER));
            int end = header.indexOf(END_OF_HEADER);
            if (end >= 0 && header.lastIndexOf('\n', end) < 0 && hasBody(text, at + end + END_OF_HEADER.length())) {
                findings.add(at, "a private key");
            }
        }
    }

    /** Code that looks for keys holds the header alone, and examples have dots in it. */
    private static boolean hasBody(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_SPACE
                && (Character.isWhitespace(text.charAt(at)) || text.startsWith("\\n", at)
                        || text.startsWith("\\r", at))) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = at;
        while (end < text.length() && end - at < LEAST_BODY && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end - at >= LEAST_BODY && !text.substring(at, Math.min(text.length(), at + 20)).contains("..");
    }
}
