package dev.slipway.plan.python.imports;

import java.util.Set;
import java.util.StringTokenizer;

/** Picks the requirements out of a shell command such as {@code python -m pip install -q "x[extra]>=1" y}. */
final class PipCommand {
    /** pip's options that take a value as the next word (pip documentation, "pip install"). */
    private static final Set<String> OPTIONS_WITH_VALUE = Set.of("-r", "--requirement", "-c", "--constraint", "-e",
            "--editable", "-t", "--target", "-i", "--index-url", "--extra-index-url", "-f", "--find-links",
            "--trusted-host",
            "--prefix", "--root", "--platform", "--python-version", "--no-binary", "--only-binary", "--timeout",
            "--progress-bar", "--upgrade-strategy", "--python");
    private static final String ENDS_OF_COMMAND = ";&|#><";

    private final Findings findings;

    PipCommand(Findings findings) {
        this.findings = findings;
    }

    void read(String command, int line) {
        StringTokenizer words = new StringTokenizer(command, " \t\f\r\n\\");
        if (skipToArguments(words)) {
            readArguments(words, line);
        }
    }

    private static boolean skipToArguments(StringTokenizer words) {
        String before = "";
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.equals("install") && (before.endsWith("pip") || before.endsWith("pip3"))) {
                return true;
            }
            before = word;
        }
        return false;
    }

    private void readArguments(StringTokenizer words, int line) {
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (ENDS_OF_COMMAND.indexOf(word.charAt(0)) >= 0) {
                return;
            }
            if (OPTIONS_WITH_VALUE.contains(word)) {
                if (words.hasMoreTokens()) {
                    words.nextToken();
                }
                continue;
            }
            boolean isLast = word.endsWith(";");
            String bare = word.replace("\"", "").replace("'", "").replace(";", "");
            if (isRequirement(bare)) {
                findings.pipInstalls.add(new PipInstall(bare, line));
            }
            if (isLast) {
                return;
            }
        }
    }

    private static boolean isRequirement(String word) {
        if (word.isEmpty() || word.charAt(0) >= 128 || !Character.isLetterOrDigit(word.charAt(0))) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ("/\\$`{}()|&:@".indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return !word.endsWith(".whl") && !word.endsWith(".txt") && !word.endsWith(".gz") && !word.endsWith(".zip");
    }
}
