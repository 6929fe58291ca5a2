package dev.slipway.append;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.image.dockerfile.Dockerfile;
import dev.slipway.image.dockerfile.Instruction;
import dev.slipway.image.dockerfile.UnreadableException;

/**
 * A Dockerfile seen as two halves: what decides the dependencies, and the sources that are laid on top. There are two where
 * nothing is run once the whole context was copied, so that the sources change nothing below them, and where nothing but
 * files that are named is copied before.
 *
 * @param dependencies the Dockerfile without the copy of the sources and without the command
 * @param inputs paths of the context that the first half copies; a folder stands for all below it
 * @param folder where the sources go: absolute and without a slash at the end
 * @param command the image's command in exec form: a JSON array
 */
public record SourceCopy(String dependencies, List<String> inputs, String folder, String command) {

    private static final Set<String> BELOW = Set.of("RUN", "COPY", "ENV", "ARG", "WORKDIR", "USER", "EXPOSE", "LABEL",
            "ENTRYPOINT", "STOPSIGNAL");
    private static final Set<String> SETTINGS = Set.of("ENV", "EXPOSE");
    private static final Pattern ALL = Pattern.compile("\\./?\\s+(\\./?|/[\\w./-]*\\w/?)\\s*");
    private static final Pattern PATHS = Pattern.compile("[\\w./@+-]+(\\s+[\\w./@+-]+)+\\s*");
    private static final Pattern FOLDER = Pattern.compile("/[\\w./-]*\\w/?\\s*");
    private static final String STRING = "\"(?:[^\"\\\\\\p{Cntrl}]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*\"";
    private static final Pattern EXEC_FORM = Pattern.compile("\\[\\s*" + STRING + "(\\s*,\\s*" + STRING + ")*\\s*]\\s*");

    /** Nothing where there are no such halves. */
    static Optional<SourceCopy> in(String dockerfile) {
        List<Instruction> all = instructions(dockerfile);
        int copy = lastCopyOfAll(all);
        int last = all.size() - 1;
        if (copy < 1 || last == copy) {
            return Optional.empty();
        }
        Instruction from = all.get(0);
        List<Instruction> below = all.subList(1, copy);
        List<Instruction> settings = all.subList(copy + 1, last);
        Instruction command = all.get(last);
        Optional<String> folder = folder(all.get(copy), below);
        boolean parts = from.keyword().equals("FROM") && from.flags().isEmpty() && below.stream().allMatch(SourceCopy::isBelow)
                && settings.stream().allMatch(one -> SETTINGS.contains(one.keyword()))
                && command.keyword().equals("CMD") && EXEC_FORM.matcher(command.arguments()).matches() && folder.isPresent();
        return parts ? Optional.of(new SourceCopy(text(from, below, settings), inputs(below), folder.get(),
                command.arguments().strip())) : Optional.empty();
    }

    private static List<Instruction> instructions(String dockerfile) {
        try {
            return Dockerfile.read(dockerfile).instructions();
        } catch (UnreadableException e) {
            return List.of();
        }
    }

    private static int lastCopyOfAll(List<Instruction> all) {
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            if (isCopyOfAll(all.get(i))) {
                last = i;
            }
        }
        return last;
    }

    private static boolean isCopyOfAll(Instruction one) {
        return one.keyword().equals("COPY") && one.flags().isEmpty() && ALL.matcher(one.arguments()).matches();
    }

    /** What may stand below the sources: it must be clear what of the context it sees, and that is what COPY names. */
    private static boolean isBelow(Instruction one) {
        return switch (one.keyword()) {
            case "COPY" -> one.flags().isEmpty() && PATHS.matcher(one.arguments()).matches()
                    && sources(one).noneMatch(source -> source.isEmpty() || source.contains(".."));
            case "WORKDIR" -> FOLDER.matcher(one.arguments()).matches() && !one.arguments().contains("..");
            default -> BELOW.contains(one.keyword()) && one.flags().isEmpty();
        };
    }

    private static List<String> inputs(List<Instruction> below) {
        return below.stream().filter(one -> one.keyword().equals("COPY")).flatMap(SourceCopy::sources).toList();
    }

    /** As the context names them; empty for the whole context. */
    private static Stream<String> sources(Instruction copy) {
        List<String> words = Arrays.asList(copy.arguments().strip().split("\\s+"));
        return words.subList(0, words.size() - 1).stream().map(SourceCopy::plain);
    }

    private static String plain(String path) {
        return Arrays.stream(path.split("/")).filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }

    /** Nothing where it is not written down as an absolute path. */
    private static Optional<String> folder(Instruction copy, List<Instruction> below) {
        String target = copy.arguments().strip().split("\\s+")[1];
        Optional<String> absolute = target.startsWith("/") ? Optional.of(target)
                : below.stream().filter(one -> one.keyword().equals("WORKDIR")).map(Instruction::arguments)
                        .reduce((first, later) -> later);
        return absolute.filter(path -> !path.contains("..")).map(path -> "/" + plain(path.strip()))
                .filter(path -> path.length() > 1);
    }

    private static String text(Instruction from, List<Instruction> below, List<Instruction> settings) {
        List<Instruction> all = new ArrayList<>(List.of(from));
        all.addAll(below);
        all.addAll(settings);
        return all.stream().map(one -> one.keyword() + " " + one.arguments().strip() + "\n").collect(Collectors.joining());
    }
}
