package dev.slipway.plan.python.project;

/** Takes credentials out of URLs before anybody sees them: {@code https://user:secret@host -> https://***@host}. */
final class Redaction {

    private Redaction() {
    }

    /** The text with the user part of every URL in it hidden; the bare {@code git@} of SSH URLs is no secret and stays. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int copied = 0;
        for (int mark = text.indexOf("://"); mark >= 0; mark = text.indexOf("://", copied)) {
            int start = mark + 3;
            int end = authorityEnd(text, start);
            int at = lastAt(text, start, end);
            shown.append(text, copied, start);
            boolean hidden = at > start && !text.substring(start, at).equals("git");
            shown.append(hidden ? "***" : "").append(text, hidden ? at : start, end);
            copied = end;
        }
        return shown.append(text, copied, text.length()).toString();
    }

    /** Whether something would be hidden that is not merely the name of a variable. */
    static boolean finds(String text) {
        return !of(text).equals(text) && !of(text).equals(text.replaceAll("://(\\$\\{[A-Z0-9_]+}:?){1,2}@", "://***@"));
    }

    private static int lastAt(String text, int start, int end) {
        int at = end - 1;
        while (at >= start && text.charAt(at) != '@') {
            at--;
        }
        return at;
    }

    private static int authorityEnd(String text, int start) {
        int end = start;
        while (end < text.length() && " \t/?#\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
