package dev.slipway.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals that Java cannot send. */
enum UnixSignal {
    INT,
    TERM,
    KILL,
    STOP,
    CONT;

    /** Sends it to processes; those that have ended meanwhile do not matter. */
    void to(Collection<Long> processes) {
        // The shell's own kill: the program of that name is not on every Debian.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "for p; do kill -" + name() + " $p; done", "kill"));
        processes.forEach(process -> command.add(process.toString()));
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("SIG" + name() + " could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void to(long process) {
        to(List.of(process));
    }
}
