package dev.slipway.image.dockerfile;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Build arguments in FROM lines: those before the first FROM, with a plain default, are put in; nobody gives others. */
final class Arguments {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");

    private final List<Instruction> instructions;

    Arguments(Dockerfile file) {
        this.instructions = file.instructions();
    }

    String expand(String name, int line) {
        return VARIABLE.matcher(name).replaceAll((MatchResult found) -> Matcher.quoteReplacement(
                value(found.group(1) == null ? found.group(2) : found.group(1), line)));
    }

    /** The one value that a name can have: of two declarations it would depend on Buildah's version which counts. */
    private String value(String name, int line) {
        Pattern declaration = Pattern.compile("(?:.*\\s)?" + name + "(?:[=\\s].*)?");
        List<Instruction> declared = instructions.stream()
                .filter(one -> one.keyword().equals("ARG") || one.keyword().equals("ENV"))
                .filter(one -> declaration.matcher(one.arguments()).matches()).toList();
        String start = name + "=";
        boolean plain = !declared.isEmpty() && declared.get(0).keyword().equals("ARG")
                && declared.get(0).arguments().strip().matches(Pattern.quote(start) + "[A-Za-z0-9._/:@-]+")
                && declared.get(0).line() < firstStage()
                && declared.stream().skip(1)
                        .allMatch(one -> one.keyword().equals("ARG") && one.arguments().strip().equals(name));
        if (!plain) {
            throw new UnreadableException(line, "names an image by $" + name
                    + ", which needs exactly one ARG " + name + "=... before the first FROM, with a plain value");
        }
        return declared.get(0).arguments().strip().substring(start.length());
    }

    private int firstStage() {
        return instructions.stream().filter(one -> one.keyword().equals("FROM")).findFirst().map(Instruction::line).orElse(0);
    }
}
