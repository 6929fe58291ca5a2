package dev.slipway.buildah;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells a step that got no further process from one whose socket or file lock was not ready. The kernel says EAGAIN to both
 * (fork(2), read(2), flock(2)), so that error counts only beside a word for making a process or a thread.
 *
 * <p>
 * The watchdog's count cannot decide: the kernel's limit is above the watchdog's, so what ends with EAGAIN is just what was
 * over before the watchdog looked.
 */
final class ForkRules {

    private static final String AGAIN = "(resource temporarily unavailable|\\bEAGAIN\\b|\\[errno 11]|errno=11\\b|os error 11\\b)";
    private static final String MAKING = "(fork|\\bspawn|\\bclone\\b|pthread_create|thread creation)";
    /** Says so by itself, or in one line with the error: shells, Go, Node, Java, Ruby, Rust, OpenMP. */
    private static final Pattern PLAIN = Pattern.compile("(?i)(cannot fork|can't fork|can't start new thread|"
            + "unable to create (new )?native thread|failed to create new os thread|newosproc|"
            + MAKING + ".*" + AGAIN + "|" + AGAIN + ".*" + MAKING + ")");
    /** Python's traceback shows the call in a line before the error's. */
    private static final Pattern PYTHON_ERROR = Pattern.compile("^BlockingIOError: \\[Errno 11]");
    private static final Pattern PYTHON_CALL = Pattern.compile("\\b(os\\.fork(pty)?|_?fork_exec|os\\.posix_spawnp?)\\(");

    private ForkRules() {
    }

    static Optional<StepFailure> noFork(String step, BuildOutput output) {
        boolean refused = output.find(PLAIN).isPresent()
                || output.find(PYTHON_ERROR).isPresent() && output.find(PYTHON_CALL).isPresent();
        return refused ? Optional.of(HostRules.limit("too_many_processes", step, "it started more processes than it may",
                "slipway.build.limits.processes")) : Optional.empty();
    }
}
