package dev.slipway.runner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The step of the Dockerfile that a build is at.
 *
 * @param step from 1
 * @param count of all steps
 * @param name the instruction, clipped
 */
record Progress(int step, int count, String name) {

    private static final Pattern STEP = Pattern.compile("(?:\\[\\d+/\\d+] )?STEP (\\d{1,6})/(\\d{1,6}): (.*)");
    private static final int LONGEST_NAME = 120;

    /** What Buildah announces a step with. */
    static Optional<Progress> announcedBy(String line) {
        Matcher step = STEP.matcher(line);
        return step.matches() ? Optional.of(new Progress(Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2)),
                clipped(step.group(3)))) : Optional.empty();
    }

    private static String clipped(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
