package dev.slipway.plan.dockerfile;

import java.util.List;
import java.util.regex.Pattern;

import dev.slipway.image.dockerfile.Dockerfile;
import dev.slipway.image.dockerfile.Instruction;
import dev.slipway.plan.Rejection;

/**
 * What a client's Dockerfile may not ask of Buildah. Buildah fetches sources and mounts folders outside of the RUN steps'
 * isolation: from the host's network, with the service's user.
 */
public final class FetchRules {

    /** Nothing that could be, or become once Buildah has expanded it, anything else than a path. */
    private static final Pattern PLAIN_SOURCES = Pattern.compile("[^:$\"'\\\\`]*");
    private static final Pattern PLAIN_JSON = Pattern.compile("\\s*\\[\\s*(\"[^:$\"'\\\\`]*\"\\s*,?\\s*)+]\\s*");
    private static final Pattern URL = Pattern.compile("(?i)(^|[\\s\"'])(https?|ftp|git|ssh)://");
    private static final String MOUNT_FORM = "type=cache|type=tmpfs|(target|dst|destination)=/[A-Za-z0-9._/-]*"
            + "|sharing=(shared|private|locked)";
    private static final Pattern MOUNT = Pattern.compile("(" + MOUNT_FORM + ")(,(" + MOUNT_FORM + "))*");
    private static final Pattern CLIMBS = Pattern.compile("(^|/)\\.\\.(/|$|,)");

    private FetchRules() {
    }

    /** @throws Rejection.RejectedException with what is wrong and on which line */
    public static void check(Dockerfile file) {
        file.instructions().forEach(FetchRules::check);
    }

    private static void check(Instruction instruction) {
        switch (instruction.keyword()) {
            case "ADD" -> add(instruction);
            case "COPY" -> copy(instruction);
            case "RUN" -> instruction.flags().forEach(flag -> runFlag(flag, instruction));
            case "ONBUILD" -> check(instruction.trigger());
            default -> {
            }
        }
    }

    private static void add(Instruction add) {
        boolean plain = PLAIN_SOURCES.matcher(add.arguments()).matches() || PLAIN_JSON.matcher(add.arguments()).matches();
        if (!plain || !List.of("chown", "chmod").containsAll(names(add))) {
            throw refuse(add, "remote_add", "must not ADD from a URL, nor from a source with variables, quotes or colons",
                    "fetch it in a step that is bound by the network rules, such as RUN curl -fsSLO https://...");
        }
    }

    private static void copy(Instruction copy) {
        if (URL.matcher(copy.arguments()).find() || !List.of("from", "chown", "chmod").containsAll(names(copy))) {
            throw refuse(copy, "remote_copy", "must not COPY from a URL or with options other than --from, --chown, --chmod",
                    "fetch it in a RUN step");
        }
    }

    private static List<String> names(Instruction instruction) {
        return instruction.flags().stream().map(flag -> flag.substring(2).split("=", 2)[0]).toList();
    }

    private static void runFlag(String flag, Instruction run) {
        boolean mount = flag.startsWith("--mount=") && MOUNT.matcher(flag.substring("--mount=".length())).matches()
                && !CLIMBS.matcher(flag).find();
        if (!mount && !flag.equals("--network=none")) {
            throw refuse(run, "run_option", "has an option of RUN that lets a step out of its isolation",
                    "use only --network=none, and --mount with type=cache or type=tmpfs and a target");
        }
    }

    private static Rejection.RejectedException refuse(Instruction where, String code, String what, String hint) {
        return Rejection.of(code, "files", "line " + where.line() + " of the Dockerfile " + what, hint).raise();
    }
}
