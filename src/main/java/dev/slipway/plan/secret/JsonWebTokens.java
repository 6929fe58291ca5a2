package dev.slipway.plan.secret;

/** Signed tokens of RFC 7519: three parts, the first two of them JSON objects in Base64. */
final class JsonWebTokens {

    private static final String OBJECT = "eyJ";
    /** The subject of the token that tutorials show: 1234567890. */
    private static final String TUTORIAL = "eyJzdWIiOiIxMjM0NTY3ODkw";
    private static final int LEAST_SIGNATURE = 20;

    private JsonWebTokens() {
    }

    static void find(String text, Findings findings) {
        findings.begin();
        for (int at = text.indexOf(OBJECT); at >= 0 && !findings.isFull(); at = text.indexOf(OBJECT, at + 1)) {
            int end = at;
            while (end < text.length() && TokenShapes.isToken(text.charAt(end))) {
                end++;
            }
            if ((at == 0 || !TokenShapes.isToken(text.charAt(at - 1))) && isToken(text, at, end)) {
                findings.add(at, "a signed token (JWT)");
            }
            at = end - 1;
        }
    }

    private static boolean isToken(String text, int begin, int end) {
        int first = text.indexOf('.', begin);
        int second = first < 0 ? -1 : text.indexOf('.', first + 1);
        return first > 0 && first < end && second > first && second < end && text.startsWith(OBJECT, first + 1)
                && !text.startsWith(TUTORIAL, first + 1) && end - second > LEAST_SIGNATURE
                && text.indexOf('.', second + 1) != second + 1;
    }
}
