package dev.slipway.buildah;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * All labels of an image as one LABEL instruction, which Buildah reads as a second Dockerfile after the plan's: {@code --label}
 * would make a step, and an image in the storage, for each.
 */
final class LabelInstruction {

    private LabelInstruction() {
    }

    /** One line, whatever the values hold. */
    static String of(Map<String, String> labels) {
        return labels.entrySet().stream().map(label -> quoted(label.getKey()) + "=" + quoted(label.getValue()))
                .collect(Collectors.joining(" ", "LABEL ", "\n"));
    }

    /** Within double quotes a Dockerfile gives a meaning to these three and to the line's end. */
    private static String quoted(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
        return '"' + line.replaceAll("([\\\\\"$])", "\\\\$1") + '"';
    }
}
