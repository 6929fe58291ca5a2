package dev.slipway.runner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.build.Progress;

/** The line that Buildah announces a step with; in images of several stages it names the stage before it. */
final class StepLine {

    private static final Pattern FORM = Pattern.compile("(?:\\[\\d+/\\d+] )?STEP (\\d{1,6})/(\\d{1,6}): (.*)");
    private static final int LONGEST_NAME = 120;

    private StepLine() {
    }

    static Optional<Progress> read(String line) {
        Matcher step = FORM.matcher(line);
        return step.matches() ? Optional.of(new Progress(Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2)),
                clipped(step.group(3)))) : Optional.empty();
    }

    private static String clipped(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
