package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a comparison of {@code sys.version_info} from the words of a condition: {@code version_info >= (3, 11)},
 * {@code version_info[:2] == (3, 8)}, {@code version_info[0] < 3}, {@code version_info.major == 2}, the same with its
 * sides exchanged, and {@code PY2} and {@code PY3} (of six and its many copies).
 */
final class VersionTests {
    private static final int WHOLE = 5;
    private static final Map<String, String> MIRRORED = Map.of("<", ">", "<=", ">=", "==", "==", "!=", "!=", ">=", "<=", ">",
            "<");

    private record Subject(int first, int count) {
    }

    private VersionTests() {
    }

    /** Null if it is something else. */
    static VersionTest read(List<String> words) {
        VersionTest flag = flag(words);
        if (flag != null) {
            return flag;
        }
        for (int i = 0; i < words.size(); i++) {
            if (MIRRORED.containsKey(words.get(i))) {
                List<String> left = words.subList(0, i);
                List<String> right = words.subList(i + 1, words.size());
                VersionTest test = comparison(left, words.get(i), right);
                return test != null ? test : comparison(right, MIRRORED.get(words.get(i)), left);
            }
        }
        return null;
    }

    private static VersionTest flag(List<String> words) {
        if (words.size() != 1 && !(words.size() == 3 && words.get(1).equals("."))) {
            return null;
        }
        return switch (words.get(words.size() - 1)) {
            case "PY2" -> new VersionTest(0, 1, "==", List.of(2));
            case "PY3" -> new VersionTest(0, 1, "==", List.of(3));
            default -> null;
        };
    }

    private static VersionTest comparison(List<String> left, String operator, List<String> right) {
        Subject subject = subject(left);
        List<Integer> version = subject == null ? null : constants(right);
        return version == null ? null : new VersionTest(subject.first(), subject.count(), operator, version);
    }

    private static Subject subject(List<String> words) {
        int from = words.size() > 2 && words.get(0).equals("sys") && words.get(1).equals(".") ? 2 : 0;
        if (words.size() <= from || !words.get(from).equals("version_info")) {
            return null;
        }
        return switch (String.join("", words.subList(from + 1, words.size()))) {
            case "" -> new Subject(0, WHOLE);
            case ".major", "[0]", "[:1]", "[0:1]" -> new Subject(0, 1);
            case ".minor", "[1]" -> new Subject(1, 1);
            case "[:2]", "[0:2]" -> new Subject(0, 2);
            case "[:3]", "[0:3]" -> new Subject(0, 3);
            default -> null;
        };
    }

    /** The numbers of a tuple, or a single one; null if there is anything else. */
    private static List<Integer> constants(List<String> words) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : words) {
            if (isSmallNumber(word)) {
                numbers.add(Integer.parseInt(word));
            } else if (!word.equals("(") && !word.equals(")") && !word.equals(",")) {
                return null;
            }
        }
        return numbers.isEmpty() ? null : numbers;
    }

    private static boolean isSmallNumber(String word) {
        return word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
