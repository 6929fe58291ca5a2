package dev.slipway.plan.python.imports;

import java.util.List;
import java.util.Set;

/**
 * Reads a check of the platform from the words of a condition, and says whether it holds on Linux, which is what images
 * run: {@code sys.platform == "win32"}, {@code sys.platform.startswith("linux")}, {@code os.name == "nt"},
 * {@code platform.system() != "Darwin"}, {@code sys.platform in ("win32", "cygwin")}.
 */
final class PlatformTests {
    private static final Set<String> SUBJECTS = Set.of("sys.platform", "os.name", "platform.system()", "platform");

    private PlatformTests() {
    }

    static Verdict onLinux(List<String> words) {
        String text = String.join("", words);
        int startsWith = text.indexOf(".startswith(");
        if (startsWith > 0 && text.endsWith(")") && SUBJECTS.contains(text.substring(0, startsWith))) {
            String prefix = literal(text.substring(startsWith + ".startswith(".length(), text.length() - 1));
            return prefix == null ? Verdict.UNKNOWN : Verdict.of("linux".startsWith(prefix));
        }
        for (int i = 1; i < words.size() - 1; i++) {
            String subject = String.join("", words.subList(0, i));
            if (SUBJECTS.contains(subject)) {
                Verdict verdict = comparison(subject, words.subList(i, words.size()));
                if (verdict != Verdict.UNKNOWN) {
                    return verdict;
                }
            }
        }
        return Verdict.UNKNOWN;
    }

    private static Verdict comparison(String subject, List<String> words) {
        String onLinux = valueOnLinux(subject);
        String literal = literal(words.get(1));
        return switch (words.get(0)) {
            case "==" -> equality(onLinux, literal, words.size());
            case "!=" -> equality(onLinux, literal, words.size()).negate();
            case "in" -> membership(onLinux, words.subList(1, words.size()));
            case "not" -> words.get(1).equals("in")
                    ? membership(onLinux, words.subList(2, words.size())).negate()
                    : Verdict.UNKNOWN;
            default -> Verdict.UNKNOWN;
        };
    }

    private static String valueOnLinux(String subject) {
        return switch (subject) {
            case "os.name" -> "posix";
            case "platform.system()" -> "Linux";
            default -> "linux";
        };
    }

    private static Verdict equality(String onLinux, String literal, int size) {
        return literal == null || size != 2 ? Verdict.UNKNOWN : Verdict.of(onLinux.equals(literal));
    }

    /** A tuple, list or set of literals and nothing else. */
    private static Verdict membership(String onLinux, List<String> words) {
        boolean found = false;
        boolean any = false;
        for (String word : words) {
            String literal = literal(word);
            if (literal == null && !"()[]{},".contains(word)) {
                return Verdict.UNKNOWN;
            }
            any |= literal != null;
            found |= onLinux.equals(literal);
        }
        return any && words.size() > 1 ? Verdict.of(found) : Verdict.UNKNOWN;
    }

    /** What is between plain quotes; null if it is no such literal. */
    private static String literal(String word) {
        int last = word.length() - 1;
        boolean quoted = last > 0 && word.charAt(0) == word.charAt(last)
                && (word.charAt(0) == '"' || word.charAt(0) == '\'');
        return quoted && word.indexOf('\\') < 0 ? word.substring(1, last) : null;
    }
}
