package dev.slipway.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Makes keys with the tool that the documentation names. */
public final class Openssl {

    private Openssl() {
    }

    /** A new private key as {@code ./slipway} makes one: ECDSA on P-256, for its owner's eyes only. */
    public static Path newKey(Path file) throws IOException, InterruptedException {
        return run(file, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    }

    /** The public key of a private one. */
    public static Path publicKey(Path key, Path file) throws IOException, InterruptedException {
        return run(file, "pkey", "-in", key.toString(), "-pubout");
    }

    /** What this command writes, in a file with mode 0600. */
    static Path run(Path file, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-out", file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed: " + output);
        }
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
