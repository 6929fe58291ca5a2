package dev.slipway.buildah;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.slipway.buildah.OutputSink.Channel;

/**
 * What is remembered of a running command's output in order to explain its end: the step it is at and the last lines.
 */
final class BuildOutput {

    private static final int REMEMBERED = 400;
    private static final Pattern STEP = Pattern.compile("STEP (\\d+)/(\\d+): (.*)");
    private static final Pattern REUSED = Pattern.compile("--> Using cache [0-9a-f]{12,64}");

    /** The two streams are read by two threads: an error can be seen a little before the step that it belongs to. */
    private static final long STREAMS_DRIFT_NANOS = 300_000_000;

    private record Line(Channel channel, String text, long nanos) {
    }

    private final Deque<Line> tail = new ArrayDeque<>();
    private String instruction = "";
    private int steps;
    private int reused;

    synchronized void line(Channel channel, String line) {
        long now = System.nanoTime();
        Matcher step = STEP.matcher(line);
        if (step.matches()) {
            instruction = step.group(3);
            steps = Integer.parseInt(step.group(2));
            // what an earlier step said does not explain this one's end
            tail.removeIf(earlier -> earlier.channel() == Channel.OUT || now - earlier.nanos() > STREAMS_DRIFT_NANOS);
        } else if (REUSED.matcher(line).matches()) {
            reused++;
        }
        tail.addLast(new Line(channel, line, now));
        if (tail.size() > REMEMBERED) {
            tail.removeFirst();
        }
    }

    /** The instruction of the Dockerfile that was begun last; empty before the first. */
    synchronized String instruction() {
        return instruction;
    }

    synchronized int steps() {
        return steps;
    }

    synchronized int reusedSteps() {
        return reused;
    }

    /** The last lines since the current step began, oldest first. */
    synchronized List<String> tail() {
        return tail.stream().map(Line::text).toList();
    }

    /** Those of the last lines that came by one stream. */
    synchronized List<String> tail(Channel channel) {
        return tail.stream().filter(line -> line.channel() == channel).map(Line::text).toList();
    }

    /** The first remembered line that a pattern is found in, as its match. */
    Optional<Matcher> find(Pattern pattern) {
        return matches(pattern).findFirst();
    }

    Stream<Matcher> matches(Pattern pattern) {
        return tail().stream().map(pattern::matcher).filter(Matcher::find);
    }
}
