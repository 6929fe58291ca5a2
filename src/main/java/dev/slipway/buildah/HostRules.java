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

    static final List<Rule> DISK_FULL = List.of(HostRules::diskFull);
    static final List<Rule> RULES = List.of(HostRules::killed, HostRules::noNamespaces);

    private HostRules() {
    }

    private static Optional<StepFailure> diskFull(String step, BuildOutput output) {
        return output.find(NO_SPACE).map(found -> new StepFailure("disk_full", step,
                step + " failed: no space left on the builder's disk", true, "make room on the builder, then build again"));
    }

    private static Optional<StepFailure> killed(String step, BuildOutput output) {
        return output.find(KILLED).map(found -> new StepFailure("killed", step,
                step + " failed: it was killed, most likely for want of memory", false,
                "use less memory in this step, or give the builder more"));
    }

    private static Optional<StepFailure> noNamespaces(String step, BuildOutput output) {
        return output.find(NO_NAMESPACES).map(found -> new StepFailure("builder_misconfigured", step,
                "build failed: the builder cannot make user namespaces: " + FailureClassifier.cleaned(found.group()), true,
                "give the user that runs Slipway a range in /etc/subuid and /etc/subgid"));
    }
}
