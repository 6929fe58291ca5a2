package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.buildah.OutputSink.Channel;

/** The error EAGAIN as programs print it, for a process that they do not get and for anything else. */
class ForkRulesTest {

    private static String codeOf(String text) {
        BuildOutput output = new BuildOutput();
        output.line(Channel.OUT, "STEP 2/2: RUN ./work");
        text.lines().forEach(line -> output.line(Channel.ERR, line));
        output.line(Channel.ERR, "Error: building at STEP \"RUN ./work\": while running runtime: exit status 1");
        return FailureClassifier.build(output).code();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/bin/sh: 1: Cannot fork", "sh: can't fork: Resource temporarily unavailable",
            "bash: fork: retry: Resource temporarily unavailable", "make: vfork: Resource temporarily unavailable",
            "work: [Errno 11] Resource temporarily unavailable in os.fork()",
            "RuntimeError: can't start new thread",
            "Error: spawn /bin/sh EAGAIN", "npm ERR! syscall spawn sh, errno EAGAIN",
            "Error: spawnSync /bin/sh EAGAIN", "runtime: failed to create new OS thread (have 9 already; errno=11)",
            "fatal error: newosproc", "runtime/cgo: pthread_create failed: Resource temporarily unavailable",
            "work: fork/exec /usr/bin/git: resource temporarily unavailable",
            "libgomp: Thread creation failed: Resource temporarily unavailable",
            "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory",
            "Resource temporarily unavailable - fork(2) (Errno::EAGAIN)",
            "failed to spawn thread: Os { code: 11, kind: WouldBlock, message: \"Resource temporarily unavailable\" }",
            """
                    Traceback (most recent call last):
                      File "/work.py", line 3, in <module>
                        if os.fork() == 0:
                           ^^^^^^^^^
                    BlockingIOError: [Errno 11] Resource temporarily unavailable""", """
                    Traceback (most recent call last):
                      File "/usr/lib/python3.11/subprocess.py", line 1834, in _execute_child
                        self.pid = _fork_exec(
                                   ^^^^^^^^^^^
                    BlockingIOError: [Errno 11] Resource temporarily unavailable""" })
    void a_process_that_cannot_be_made(String text) {
        assertThat(codeOf(text)).isEqualTo("too_many_processes");
    }

    @ParameterizedTest
    @ValueSource(strings = { "curl: (55) Send failure: Resource temporarily unavailable",
            "E: Could not get lock /var/lib/dpkg/lock - open (11: Resource temporarily unavailable)",
            "Error: write EAGAIN", "Error: read EAGAIN", "work: read tcp 10.0.2.100: resource temporarily unavailable",
            "git: the forklift is out of order", "[Errno 111] Connection refused by the spawn point", """
                    Traceback (most recent call last):
                      File "/work.py", line 3, in <module>
                        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    BlockingIOError: [Errno 11] Resource temporarily unavailable""", """
                    Traceback (most recent call last):
                      File "/work.py", line 9, in <module>
                        data = connection.recv(4096)
                    BlockingIOError: [Errno 11] Resource temporarily unavailable""" })
    void anything_else_that_is_not_ready(String text) {
        assertThat(codeOf(text)).isNotEqualTo("too_many_processes");
    }
}
