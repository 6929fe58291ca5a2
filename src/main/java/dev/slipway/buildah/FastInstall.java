package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whether uv may install in pip's place (libexec/install-requirements): for the step of the generated Dockerfile alone, and
 * for requirements that mean the same to both. Options, URLs, hashes and files that are included do not, or not for sure.
 */
final class FastInstall {

    /** Where RUN steps see uv and what goes with it. */
    static final String FOLDER = "/dev/slipway/install";

    /** The step, as the contract has it; the runtime wrapper compares with the same words (harden.jq). */
    private static final String STEP = "RUN pip install --no-cache-dir -r requirements.txt";

    private static final String VERSION = "(?:===?|~=|!=|<=?|>=?)\\s*[A-Za-z0-9._*+!-]+";
    /** PEP 508 without URLs. */
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]*(?:\\s*\\[[A-Za-z0-9._,\\s-]*])?"
            + "(?:\\s*" + VERSION + "(?:\\s*,\\s*" + VERSION + ")*)?(?:\\s*;[^#\\\\]*)?)?\\s*(?:#.*)?");

    private FastInstall() {
    }

    static boolean suits(BuildJob job) throws IOException {
        Path requirements = job.context().resolve("requirements.txt");
        return Files.readString(job.dockerfile()).lines().anyMatch(STEP::equals)
                && Files.isRegularFile(requirements) && isPlain(Files.readString(requirements));
    }

    static boolean isPlain(String requirements) {
        return requirements.lines().map(String::strip).allMatch(line -> PLAIN.matcher(line).matches());
    }
}
