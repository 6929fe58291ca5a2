package dev.slipway.plan.secret;

import java.util.Locale;
import java.util.Set;

/** Passwords in URLs: of databases, brokers, package indexes. */
final class UrlPasswords {

    private static final int LONGEST = 300;
    private static final int SHORTEST_PASSWORD = 6;
    private static final int LONG_PASSWORD = 14;
    /** What a program or a person puts the password in for. */
    private static final String TEMPLATE = "{}$<>%*[]()";
    private static final Set<String> COMMON = Set.of("password", "passwd", "postgres", "mysecretpassword", "secret",
            "pass1234", "password1", "password123", "admin123", "root123", "guest", "secret123");

    private UrlPasswords() {
    }

    static void find(String text, Findings findings) {
        findings.begin();
        for (int at = text.indexOf("://"); at >= 0 && !findings.isFull(); at = text.indexOf("://", at + 3)) {
            int begin = at + 3;
            int end = begin;
            int colon = -1;
            while (end < text.length() && end - begin < LONGEST && isUserPart(text.charAt(end))) {
                colon = colon < 0 && text.charAt(end) == ':' ? end : colon;
                end++;
            }
            boolean user = end < text.length() && text.charAt(end) == '@' && colon >= 0 && at > 0
                    && Character.isLetterOrDigit(text.charAt(at - 1));
            if (user && isPassword(text.substring(begin, colon), text.substring(colon + 1, end))) {
                findings.add(at, "a password in a URL");
            }
        }
    }

    private static boolean isUserPart(char c) {
        return c > ' ' && c < 0x7f && c != '@' && c != '/' && c != '"' && c != '\'' && c != '`' && c != '?' && c != '#';
    }

    private static boolean isPassword(String user, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        boolean template = password.replace("%40", "").replaceAll("%[0-9A-Fa-f]{2}", "").chars()
                .anyMatch(c -> TEMPLATE.indexOf(c) >= 0);
        boolean words = password.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-' || c == '_')
                && password.length() < LONG_PASSWORD;
        boolean names = password.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
        return password.length() >= SHORTEST_PASSWORD && !template && !words && !names && !password.equals(user)
                && !COMMON.contains(lower) && Placeholders.isReal(lower);
    }
}
