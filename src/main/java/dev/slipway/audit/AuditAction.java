package dev.slipway.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request does, in words: {@code build.create} for {@code POST /builds}, {@code build.cancel} for
 * {@code POST /builds/{id}/cancel}. Made of the route and never of what a client wrote, so there are only so many.
 */
final class AuditAction {

    static final String FAILED_AUTHENTICATION = "auth.failed";
    static final String DENIED = "access.denied";
    static final String SUPPRESSED = "audit.suppressed";

    private static final Map<String, String> VERBS = Map.of("POST", "create", "PUT", "write", "PATCH", "update",
            "DELETE", "delete", "GET", "read");
    /** Reads of these are written down; of other things only the changes are. */
    private static final List<String> SENSITIVE = List.of("keys", "secrets", "audit");
    private static final String CONTEXT = "context";
    private static final String PLAN = "plan";

    private AuditAction() {
    }

    /**
     * @param method of HTTP
     * @param route with variables in braces, such as {@code /builds/{id}/context}
     * @return nothing for a request that changes nothing and shows nothing sensitive
     */
    static Optional<String> of(String method, String route) {
        List<String> words = Arrays.stream(route.split("/")).filter(part -> !part.isEmpty() && !part.startsWith("{")).toList();
        if (words.isEmpty() || !VERBS.containsKey(method)) {
            return Optional.empty();
        }
        String last = words.get(words.size() - 1);
        boolean changes = !method.equals("GET") && !last.equals(PLAN);
        if (method.equals("GET") && last.equals(CONTEXT)) {
            return Optional.of("context.read");
        }
        return changes || SENSITIVE.contains(words.get(0)) ? Optional.of(named(method, words, last)) : Optional.empty();
    }

    private static String named(String method, List<String> words, String last) {
        if (words.size() > 1) {
            return singular(words.get(0)) + "." + last;
        }
        return last.equals("deploy") ? last : singular(last) + "." + VERBS.get(method);
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
