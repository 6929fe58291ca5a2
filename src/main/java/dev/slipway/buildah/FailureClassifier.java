package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.slipway.buildah.OutputSink.Channel;

/**
 * Explains a failed command in one line: the step and the cause. Rules are asked in order, special ones first; where none
 * fits, the last meaningful line of the output is the cause.
 */
final class FailureClassifier {

    private static final int LONGEST_CAUSE = 300;
    private static final Pattern NOISE = Pattern.compile("""
            ^(\\[notice]|WARNING: |Warning: |note: |hint: |See above|--> |STEP |\\[[0-9/]+] STEP|Getting image source|\
            Copying (blob|config)|Writing manifest|Storing signatures|time="[^"]*" level=(warning|info|debug)|\
            npm (http|timing|notice|warn)|exit status|Error: building at STEP|level=error msg="exit status|\
            subprocess exited|╰─>|\\[end of output]|Full traceback|×|│|╰)""".replace("\n", ""));
    private static final Pattern PREFIX = Pattern.compile("^(ERROR|Error|error|E|fatal|npm (ERR!|error))(: | )\\s*");
    private static final Pattern RUNTIME_EXIT = Pattern.compile("while running runtime: exit status (\\d+)");

    private FailureClassifier() {
    }

    static StepFailure build(BuildOutput output) {
        String step = Steps.nameOf(output.instruction());
        return Stream
                .of(HostRules.DISK_FULL, CredentialRules.RULES, PipRules.RULES, IndexRules.RULES, BaseImageRules.RULES,
                        HostRules.RULES)
                .flatMap(List::stream)
                .flatMap(rule -> rule.apply(step, output).stream())
                .findFirst().orElseGet(() -> fallback(step, output));
    }

    static StepFailure push(BuildOutput output) {
        return Stream.concat(HostRules.DISK_FULL.stream(), PushRules.RULES.stream())
                .flatMap(rule -> rule.apply("push", output).stream())
                .findFirst().orElseGet(() -> fallback("push", output));
    }

    /** One way to explain an output. */
    @FunctionalInterface
    interface Rule {
        Optional<StepFailure> apply(String step, BuildOutput output);
    }

    private static StepFailure fallback(String step, BuildOutput output) {
        String cause = lastMeaningful(output.tail(Channel.ERR)).or(() -> lastMeaningful(output.tail(Channel.OUT)))
                .orElseGet(() -> exitOf(output));
        return new StepFailure("step_failed", step, step + " failed: " + cause, false,
                "the build's log has the whole output");
    }

    private static Optional<String> lastMeaningful(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty() && !NOISE.matcher(line).find())
                .reduce((earlier, later) -> later).map(FailureClassifier::cleaned);
    }

    private static String exitOf(BuildOutput output) {
        return output.find(RUNTIME_EXIT).map(exit -> "exit status " + exit.group(1)).orElse("it gave no reason");
    }

    /** One line without the level in front, in a bearable length. */
    static String cleaned(String line) {
        String plain = PREFIX.matcher(line.strip()).replaceFirst("").replaceAll("\\p{Cntrl}\\[[0-9;]*m", "")
                .replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST_CAUSE ? plain : plain.substring(0, LONGEST_CAUSE) + "...";
    }
}
