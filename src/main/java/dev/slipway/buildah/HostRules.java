package dev.slipway.buildah;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.slipway.buildah.FailureClassifier.Rule;

/** What goes wrong on the machine that builds. */
final class HostRules {

    private static final Pattern NO_SPACE = Pattern.compile("(No space left on device|no space left on device|ENOSPC|"
            + "\\[Errno 28]|disk quota exceeded)");
    private static final Pattern KILLED = Pattern.compile("while running runtime: exit status 137");
    private static final Pattern NO_NAMESPACES = Pattern.compile(
            "(newuidmap|newgidmap|cannot set up namespace|no subuid ranges found|user namespaces are not enabled)[^\"]*");

    private static final Pattern TOO_LARGE = Pattern.compile("(File too large|File size limit exceeded|EFBIG|\\[Errno 27]|"
            + "while running runtime: exit status 153)");
    private static final Pattern TOO_MANY_OPEN = Pattern.compile("(Too many open files|EMFILE|\\[Errno 24])");
    /** What a step meets that uses up the builder, whatever it says besides. */
    static final List<Rule> DISK_FULL = List.of(HostRules::diskFull, HostRules::tooLarge, HostRules::tooManyOpen,
            ForkRules::noFork);
    /**
     * Buildah 1.28 asks for the process after a second, takes the answer that it still runs for its end (wait4(2) with
     * WNOHANG leaves the status as it was), and gives up: on a busy machine, of a network that would have been there soon.
     */
    private static final Pattern NO_NETWORK = Pattern.compile("^Error: building at STEP .*: slirp4netns failed$");
    static final List<Rule> RULES = List.of(HostRules::noNetwork, HostRules::killed, HostRules::noNamespaces);

    private HostRules() {
    }

    private static Optional<StepFailure> diskFull(String step, BuildOutput output) {
        return output.find(NO_SPACE).map(found -> new StepFailure("disk_full", step,
                step + " failed: no space left on the builder's disk", true, "make room on the builder, then build again"));
    }

    private static Optional<StepFailure> tooLarge(String step, BuildOutput output) {
        return output.find(TOO_LARGE).map(found -> limit("file_too_large", step, "it wrote a larger file than it may",
                "slipway.build.limits.file-size"));
    }

    private static Optional<StepFailure> tooManyOpen(String step, BuildOutput output) {
        return output.find(TOO_MANY_OPEN).map(found -> limit("too_many_open_files", step, "it opened more files than it may",
                "slipway.build.limits.open-files"));
    }

    static StepFailure limit(String code, String step, String cause, String setting) {
        return new StepFailure(code, step, step + " failed: " + cause, false, "make it use less, or raise " + setting);
    }

    private static Optional<StepFailure> noNetwork(String step, BuildOutput output) {
        return output.find(NO_NETWORK).map(found -> new StepFailure("step_network", step,
                step + " failed: the builder was too slow to set up the step's network", true,
                "build again; if it goes on, give the builder fewer builds at a time"));
    }

    private static Optional<StepFailure> killed(String step, BuildOutput output) {
        return output.find(KILLED).map(found -> new StepFailure("killed", step,
                step + " failed: it was killed, most likely for want of memory", false,
                "use less memory in this step, or give the builder more"));
    }

    static StepFailure triggers(String image) {
        return new StepFailure("base_image_triggers", "base image", "base image failed: " + image
                + " has ONBUILD instructions, which would be run outside of the rules for Dockerfiles", false,
                "build on an image without ONBUILD, and write its instructions into the Dockerfile");
    }

    private static Optional<StepFailure> noNamespaces(String step, BuildOutput output) {
        return output.find(NO_NAMESPACES).map(found -> new StepFailure("builder_misconfigured", step,
                "build failed: the builder cannot make user namespaces: " + FailureClassifier.cleaned(found.group()), true,
                "give the user that runs Slipway a range in /etc/subuid and /etc/subgid"));
    }
}
