package dev.slipway.plan.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.Rejection;
import dev.slipway.plan.SourcePath;

/**
 * A {@code go.mod} file, read by line (Go Modules Reference, "go.mod files"). Lines that it does not know are the go
 * command's business.
 *
 * @param path among the files
 * @param module its own path
 * @param go the {@code go} directive, such as {@code 1.22.3}
 * @param toolchain the {@code toolchain} directive, such as {@code 1.23.1}
 * @param requires the modules that it requires itself
 * @param indirect how many more it needs through those
 */
record GoMod(String path, String module, Optional<String> go, Optional<String> toolchain, List<Require> requires,
        int indirect) {

    static final String FILE = "go.mod";

    private static final Pattern VERSION = Pattern.compile("(?:go)?(\\d{1,3}\\.\\d{1,3}(?:\\.\\d{1,3})?)(?!\\d).*");
    private static final Pattern REQUIRE = Pattern.compile("(\\S+)\\s+(v\\S+)");

    /** One requirement, and its 1-based line. */
    record Require(String module, String version, int line) {
    }

    String folder() {
        return Paths.folder(path);
    }

    boolean requiresNothing() {
        return requires.isEmpty() && indirect == 0;
    }

    /** @throws Rejection.RejectedException if it does not name its module */
    static GoMod parse(String path, String text) {
        Reader reader = new Reader();
        int number = 0;
        for (String line : text.replace("\ufeff", "").lines().toList()) {
            reader.line(line, ++number);
        }
        if (reader.module.isEmpty()) {
            throw Rejection.of("invalid_go_mod", "files",
                    SourcePath.quoted(path) + " names no module: its first line should read \"module <path>\"").raise();
        }
        return new GoMod(path, reader.module, version(reader.go), version(reader.toolchain), reader.requires,
                reader.indirect);
    }

    private static Optional<String> version(String text) {
        Matcher version = VERSION.matcher(text);
        return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }

    private static final class Reader {
        private String module = "";
        private String go = "";
        private String toolchain = "";
        private final List<Require> requires = new ArrayList<>();
        private int indirect;
        private String block = "";

        void line(String line, int number) {
            int comment = line.indexOf("//");
            String code = (comment < 0 ? line : line.substring(0, comment)).strip();
            boolean marked = comment >= 0 && line.substring(comment + 2).strip().startsWith("indirect");
            if (code.equals(")")) {
                block = "";
            } else if (!block.isEmpty()) {
                directive(block, code, marked, number);
            } else if (code.endsWith("(")) {
                block = code.substring(0, code.length() - 1).strip();
            } else {
                int space = code.indexOf(' ') < 0 ? code.indexOf('\t') : code.indexOf(' ');
                directive(space < 0 ? code : code.substring(0, space), space < 0 ? "" : code.substring(space).strip(),
                        marked, number);
            }
        }

        private void directive(String name, String value, boolean marked, int number) {
            switch (name) {
                case "module" -> module = value.replace("\"", "");
                case "go" -> go = value;
                case "toolchain" -> toolchain = value;
                case "require" -> require(value, marked, number);
                default -> {
                    // replace, exclude, retract, tool and whatever comes
                }
            }
        }

        private void require(String value, boolean marked, int number) {
            Matcher require = REQUIRE.matcher(value);
            if (!require.matches()) {
                return;
            }
            if (marked) {
                indirect++;
            } else {
                requires.add(new Require(require.group(1).replace("\"", ""), require.group(2), number));
            }
        }
    }
}
