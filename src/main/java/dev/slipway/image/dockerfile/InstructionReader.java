package dev.slipway.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one instruction from its line. */
final class InstructionReader {

    private static final Pattern WORD = Pattern.compile("(\\S+)(?:\\s+|$)");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?:^|[\\s0-9])<<-?[\"']?[A-Za-z_]");

    private InstructionReader() {
    }

    static Instruction read(String text, int line) {
        Matcher word = WORD.matcher(text.strip());
        if (!word.lookingAt()) {
            throw new UnreadableException(line, "holds no instruction");
        }
        String keyword = word.group(1).toUpperCase(Locale.ROOT);
        if (!Instruction.KEYWORDS.contains(keyword)) {
            throw new UnreadableException(line, "does not begin with an instruction that is known");
        }
        int end = word.end();
        List<String> flags = new ArrayList<>();
        while (word.region(end, word.regionEnd()).lookingAt() && word.group(1).startsWith("--")) {
            flags.add(plain(word.group(1), line));
            end = word.end();
        }
        String arguments = text.strip().substring(end);
        if (!arguments.isEmpty() && arguments.charAt(0) > '~' && Character.isSpaceChar(arguments.charAt(0))) {
            throw new UnreadableException(line, "has a space that is none of ASCII's"); // Buildah looks for options beyond it
        }
        rejectHereDocument(keyword, arguments, line);
        return new Instruction(keyword, List.copyOf(flags), arguments, line);
    }

    /** Buildah takes quotes and backslashes out of flags, so that {@code --'network'=host} is one as well. */
    private static String plain(String flag, int line) {
        if (flag.equals("--") || flag.indexOf('"') >= 0 || flag.indexOf('\'') >= 0 || flag.indexOf('\\') >= 0) {
            throw new UnreadableException(line, "has an option with quotes or backslashes; write it plainly");
        }
        return flag;
    }

    /** Buildah of Debian 12 takes the lines of a here-document for instructions, others do not. */
    private static void rejectHereDocument(String keyword, String arguments, int line) {
        if (List.of("RUN", "COPY", "ADD").contains(keyword) && HERE_DOCUMENT.matcher(arguments).find()) {
            throw new UnreadableException(line, "has a here-document, which Buildah does not know; use && or a file instead");
        }
    }
}
