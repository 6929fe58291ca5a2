package dev.slipway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Dockerfile seen as two halves: what decides the dependencies, and the sources that are laid on top. There are two where
 * nothing is run once the whole context was copied, so that the sources change nothing below them.
 *
 * @param dependencies the Dockerfile without the copy of the sources and without the command
 * @param inputs paths of the context that the first half copies; a folder stands for all below it
 * @param folder where the sources go: absolute and without a slash at the end
 * @param command the image's command in exec form: a JSON array
 */
public record SourceCopy(String dependencies, List<String> inputs, String folder, String command) {

    private static final Pattern COPY_ALL = Pattern.compile("COPY \\. (\\.|/app)");
    private static final Pattern COPY = Pattern.compile("COPY (?!-)(\\S.*) \\S+");
    private static final Pattern WORKDIR = Pattern.compile("WORKDIR (/[\\w./-]*[\\w-])");
    private static final Pattern CMD = Pattern.compile("CMD (\\[.*])");
    private static final Pattern SETTING = Pattern.compile("(ENV|EXPOSE) .*");

    /** Nothing where the Dockerfile has more than one stage, or does something with the sources after copying them. */
    public static Optional<SourceCopy> in(String dockerfile) {
        List<String> lines = dockerfile.lines().filter(line -> !line.isBlank()).toList();
        int copy = lastCopyOfAll(lines);
        if (copy < 0 || lines.stream().anyMatch(line -> line.endsWith("\\"))
                || lines.stream().filter(line -> line.startsWith("FROM ")).count() != 1) {
            return Optional.empty();
        }
        List<String> before = lines.subList(0, copy);
        List<String> after = lines.subList(copy + 1, lines.size());
        Optional<List<String>> inputs = inputs(before);
        Optional<String> workdir = before.stream().map(WORKDIR::matcher).filter(Matcher::matches)
                .map(line -> line.group(1)).reduce((first, last) -> last);
        Optional<String> command = after.isEmpty() ? Optional.empty() : command(after.get(after.size() - 1));
        boolean onlySettings = after.stream().limit(Math.max(0, after.size() - 1)).allMatch(SETTING.asMatchPredicate());
        if (inputs.isEmpty() || workdir.isEmpty() || command.isEmpty() || !onlySettings) {
            return Optional.empty();
        }
        String dependencies = Stream.concat(before.stream(), after.stream().limit(after.size() - 1))
                .reduce("", (text, line) -> text + line + "\n");
        return Optional.of(new SourceCopy(dependencies, inputs.get(), folder(lines.get(copy), workdir.get()), command.get()));
    }

    private static int lastCopyOfAll(List<String> lines) {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (COPY_ALL.matcher(lines.get(i)).matches()) {
                last = i;
            }
        }
        return last;
    }

    /** Nothing where the whole context is among them already. */
    private static Optional<List<String>> inputs(List<String> before) {
        List<String> inputs = new ArrayList<>();
        for (String line : before) {
            if (line.startsWith("COPY ")) {
                Matcher copy = COPY.matcher(line);
                if (!copy.matches() || COPY_ALL.matcher(line).matches()) {
                    return Optional.empty();
                }
                inputs.addAll(List.of(copy.group(1).split(" +")));
            }
        }
        return Optional.of(List.copyOf(inputs));
    }

    private static String folder(String copy, String workdir) {
        String target = copy.substring(copy.lastIndexOf(' ') + 1);
        return target.equals(".") ? workdir : target;
    }

    private static Optional<String> command(String line) {
        Matcher exec = CMD.matcher(line);
        return exec.matches() ? Optional.of(exec.group(1)) : Optional.empty();
    }
}
