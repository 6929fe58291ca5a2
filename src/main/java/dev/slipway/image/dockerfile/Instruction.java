package dev.slipway.image.dockerfile;

import java.util.List;
import java.util.Set;

/**
 * One instruction of a Dockerfile.
 *
 * @param keyword in upper case
 * @param flags the words with two dashes between the keyword and what it works on
 * @param arguments what follows, on one line
 * @param line number of the line that it begins on, from 1
 */
public record Instruction(String keyword, List<String> flags, String arguments, int line) {

    static final Set<String> KEYWORDS = Set.of("FROM", "RUN", "CMD", "LABEL", "MAINTAINER", "EXPOSE", "ENV", "ADD", "COPY",
            "ENTRYPOINT", "VOLUME", "USER", "WORKDIR", "ARG", "ONBUILD", "STOPSIGNAL", "HEALTHCHECK", "SHELL");

    /** The value of a flag such as {@code --from=build}, or null. */
    public String flag(String name) {
        String start = "--" + name + "=";
        return flags.stream().filter(flag -> flag.startsWith(start)).map(flag -> flag.substring(start.length()))
                .findFirst().orElse(null);
    }

    /** What an ONBUILD instruction does in builds upon this image. */
    public Instruction trigger() {
        return InstructionReader.read(arguments, line);
    }
}
