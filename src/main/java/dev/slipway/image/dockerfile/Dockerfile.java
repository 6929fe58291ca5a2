package dev.slipway.image.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Dockerfile as its instructions, and the images that are fetched for it.
 *
 * @param instructions in order
 */
public record Dockerfile(List<Instruction> instructions) {

    private static final int LONGEST = 256 * 1024;
    private static final Pattern FROM = Pattern.compile("(\\S+)(?:\\s+(?i:AS)\\s+(\\S+))?\\s*");
    private static final int LONGEST_NAME = 500;
    private static final Pattern STAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    /** @throws UnreadableException if it is not one, or could be read in two ways */
    public static Dockerfile read(String text) {
        if (text.length() > LONGEST) {
            throw new UnreadableException(1, "is followed by too many; at most " + LONGEST / 1024 + " KiB are read");
        }
        return new Dockerfile(LogicalLines.of(text).stream()
                .map(line -> InstructionReader.read(line.text(), line.number())).toList());
    }

    /**
     * The images that FROM and {@code COPY --from} name, stages of the file itself apart, in the order of first mention.
     *
     * @throws UnreadableException if one is written in a way that leaves open which it is
     */
    public List<ImageSource> images() {
        List<ImageSource> images = new ArrayList<>();
        Set<String> stages = new HashSet<>();
        int count = 0;
        for (Instruction instruction : instructions) {
            if (instruction.keyword().equals("FROM")) {
                from(instruction, stages, images);
                stages.add(Integer.toString(count++));
            } else if (instruction.flag("from") != null) {
                add(instruction.flag("from"), instruction.line(), stages, images);
            } else if (instruction.keyword().equals("ONBUILD") && instruction.trigger().flag("from") != null) {
                add(instruction.trigger().flag("from"), instruction.line(), Set.of(), images);
            }
        }
        return images.stream().distinct().toList();
    }

    /** What the last FROM names: the image that the result is built on, or a stage. */
    public Optional<String> lastBase() {
        return instructions.stream().filter(one -> one.keyword().equals("FROM"))
                .map(from -> new Arguments(this).expand(from.arguments().split("\\s", 2)[0], from.line()))
                .reduce((earlier, later) -> later);
    }

    private void from(Instruction from, Set<String> stages, List<ImageSource> images) {
        Matcher parts = FROM.matcher(from.arguments());
        if (from.arguments().length() > LONGEST_NAME || !parts.matches()) {
            throw new UnreadableException(from.line(), "is no FROM of the form FROM image [AS stage]");
        }
        // the number of an earlier stage means it in COPY only
        Set<String> named = new HashSet<>(stages);
        named.removeIf(stage -> Character.isDigit(stage.charAt(0)));
        add(new Arguments(this).expand(parts.group(1), from.line()), from.line(), named, images);
        if (parts.group(2) != null) {
            if (!STAGE.matcher(parts.group(2)).matches()) {
                throw new UnreadableException(from.line(), "names its stage with other characters than letters, digits, _ . -");
            }
            stages.add(parts.group(2));
        }
    }

    private static void add(String name, int line, Set<String> stages, List<ImageSource> images) {
        if (!stages.contains(name) && !name.equals("scratch")) {
            images.add(ImageSource.parse(name, line));
        }
    }
}
