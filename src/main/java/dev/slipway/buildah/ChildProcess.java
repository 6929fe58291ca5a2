package dev.slipway.buildah;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.slipway.buildah.OutputSink.Channel;

/**
 * Runs one process to its end. The deadline and the stop signal hold while output still flows, which is why this is the
 * JDK's own process and not a library's that looks at its clock only once the output is closed.
 */
final class ChildProcess {

    /** How long to wait for the last output of a process that is dead. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(5);

    /** How a process ended. */
    enum End {
        EXITED,
        OUT_OF_TIME,
        STOPPED
    }

    /**
     * The end of a process.
     *
     * @param end how it ended
     * @param exitCode what it returned; of a killed one, 128 and the signal
     */
    record Result(End end, int exitCode) {
    }

    private ChildProcess() {
    }

    /**
     * Runs a command with exactly this environment. Must be called by a thread that outlives the process, since the
     * command asks to be killed when its parent thread dies.
     */
    static Result run(List<String> command, Map<String, String> environment, Path folder, StopSignal stop, OutputSink sink)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread out = reader(process.getInputStream(), Channel.OUT, sink);
        Thread err = reader(process.getErrorStream(), Channel.ERR, sink);
        stop.runs(process.pid());
        stop.onStop(process::destroyForcibly);
        boolean inTime;
        try {
            inTime = waitFor(process, stop);
        } finally {
            stop.ended();
        }
        out.join(LAST_OUTPUT.toMillis());
        err.join(LAST_OUTPUT.toMillis());
        End end = stop.isStopped() ? End.STOPPED : inTime ? End.EXITED : End.OUT_OF_TIME;
        return new Result(end, process.exitValue());
    }

    private static boolean waitFor(Process process, StopSignal stop) throws InterruptedException {
        try {
            boolean inTime = process.waitFor(stop.timeLeft().toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                process.destroyForcibly().waitFor();
            }
            return inTime;
        } catch (InterruptedException e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
    }

    private static Thread reader(InputStream stream, Channel channel, OutputSink sink) {
        Thread thread = new Thread(() -> drain(stream, channel, sink), "build-output-" + channel);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void drain(InputStream stream, Channel channel, OutputSink sink) {
        try (stream) {
            new LineSplitter(line -> sink.line(channel, line)).drain(stream);
        } catch (IOException e) {
            sink.line(channel, "(the rest of the output could not be read: " + e.getMessage() + ")");
        }
    }
}
