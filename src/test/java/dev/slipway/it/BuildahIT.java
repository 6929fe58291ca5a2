package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.Buildah;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahSetup;
import dev.slipway.buildah.StepFailure;
import dev.slipway.buildah.StopSignal;
import dev.slipway.image.ImageReference;

/** Real builds that go wrong, and what is said of them; and what RUN steps can and cannot reach. */
class BuildahIT {

    private static final String BASE = "FROM python:3.11-slim\n";
    private static final String PIP = BASE
            + "WORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n";

    private static Path home;
    private static BuildahSetup setup;

    private final List<String> output = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void probe() throws IOException {
        home = TestMachine.newHome("buildah");
        setup = BuildahSetup.in(home, TestMachine.settings());
    }

    private BuildJob job(String dockerfile, String requirements) throws IOException {
        return job(new ImageReference(TestMachine.registry(), "buildah-it", "one"), dockerfile, requirements);
    }

    private static BuildJob job(ImageReference image, String dockerfile, String requirements) throws IOException {
        Path folder = Files.createTempDirectory(home, "job-");
        Files.createDirectories(folder.resolve("context"));
        Files.writeString(folder.resolve("context/requirements.txt"), requirements);
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        return new BuildJob(image, folder);
    }

    private BuildahResult build(Buildah buildah, BuildJob job, Duration time) throws Exception {
        buildah.prepare(job);
        return buildah.build(job, new StopSignal(Clock.systemUTC(), Instant.now().plus(time)),
                (channel, line) -> output.add(line));
    }

    private BuildahResult build(BuildJob job) throws Exception {
        return build(setup.buildah(), job, Duration.ofMinutes(5));
    }

    private StepFailure failure(BuildahResult result) {
        assertThat(result).as(String.join("\n", output)).isInstanceOf(BuildahResult.Failed.class);
        return ((BuildahResult.Failed) result).failure();
    }

    @Test
    void a_run_step_reaches_the_internet_but_nothing_on_the_hosts_loopback() throws Exception {
        int port = Integer.parseInt(TestMachine.registry().split(":")[1]);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 2000); // from here it is open
        }
        String script = "import socket\nfor host in ('127.0.0.1', '::1', '10.0.2.2', '10.0.2.3', '10.0.2.100', '0.0.0.0'):\n"
                + "    try:\n        socket.create_connection((host, " + port + "), 3)\n        print('reached', host)\n"
                + "    except OSError as e:\n        print('refused', host, e)\n"
                + "socket.getaddrinfo('pypi.org', 443)\nprint('resolved')\n";
        BuildJob job = job(BASE + "COPY probe.py .\nRUN python3 probe.py && pip download --no-deps six\n", "");
        Files.writeString(job.folder().resolve("context/probe.py"), script);

        assertThat(build(job)).as(String.join("\n", output)).isInstanceOf(BuildahResult.Done.class);
        assertThat(output).noneMatch(line -> line.startsWith("reached"))
                .anyMatch(line -> line.startsWith("refused 127.0.0.1")).anyMatch(line -> line.startsWith("refused 10.0.2.2"))
                .anyMatch(line -> line.contains("Successfully downloaded six"));
    }

    @Test
    void what_run_steps_need_to_reach_an_index_is_not_in_the_image() throws Exception {
        BuildJob job = job(BASE + "RUN env | grep -q IP_DISABLE_\n", "");
        assertThat(build(job)).as(String.join("\n", output)).isInstanceOf(BuildahResult.Done.class);
        assertThat(setup.buildah().push(job, new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(60)),
                (channel, line) -> output.add(line))).isInstanceOf(BuildahResult.Done.class);

        ImageReference pushed = new ImageReference(job.image().registry(), job.image().repository(), "slipway-incoming");
        String config = Skopeo.inspect(pushed.toString(), "--config").toString();
        assertThat(config).doesNotContain("PIP_").doesNotContain("ca.pem").doesNotContain("slipway");
    }

    @Test
    void a_package_that_does_not_exist() throws Exception {
        StepFailure failure = failure(build(job(PIP, "nonexistent-package\n")));
        assertThat(failure.error()).isEqualTo("pip install failed: no matching distribution found for nonexistent-package");
    }

    @Test
    void a_version_that_does_not_exist() throws Exception {
        StepFailure failure = failure(build(job(PIP, "six==99.0\n")));
        assertThat(failure.error()).isEqualTo("pip install failed: no matching distribution found for six==99.0");
        assertThat(failure.hint()).contains("1.17.0");
    }

    @Test
    void versions_that_cannot_be_resolved() throws Exception {
        StepFailure failure = failure(build(job(PIP, "requests==2.31.0\nurllib3==1.20\n")));
        assertThat(failure.code()).isEqualTo("unresolvable_versions");
        assertThat(failure.error()).startsWith("pip install failed: versions cannot be resolved: ")
                .contains("The user requested urllib3==1.20")
                .contains("requests 2.31.0 depends on urllib3");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void a_wheel_that_cannot_be_compiled() throws Exception {
        StepFailure failure = failure(build(job(PIP, "python-ldap==3.4.4\n")));
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("wheel_build_failed");
        assertThat(failure.error()).startsWith("pip install failed: no wheel could be built for python-ldap");
    }

    @Test
    void an_invalid_requirement() throws Exception {
        StepFailure failure = failure(build(job(PIP, "this is not a requirement\n")));
        assertThat(failure.code()).isEqualTo("invalid_requirement");
        assertThat(failure.error()).startsWith("pip install failed: invalid requirement this is not a requirement");
    }

    @Test
    void an_index_that_cannot_be_reached() throws Exception {
        BuildahSetup unreachable = setup.with(Map.of("SLIPWAY_NETWORK_PIP_INDEX_URL", "http://127.0.0.1:9/simple"));
        StepFailure failure = failure(build(unreachable.buildah(), job(PIP, "six\n"), Duration.ofMinutes(5)));
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("index_unreachable");
        assertThat(failure.error()).startsWith("pip install failed: package index not reachable: ");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void a_base_image_that_does_not_exist() throws Exception {
        StepFailure failure = failure(build(job("FROM " + TestMachine.registry() + "/library/python:0.0-none\n", "")));
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("base_image_not_found");
        assertThat(failure.error())
                .isEqualTo("base image failed: " + TestMachine.registry() + "/library/python:0.0-none not found");
    }

    @Test
    void a_base_images_registry_that_is_away() throws Exception {
        StepFailure failure = failure(build(job("FROM 127.0.0.1:9/library/python:3.11\n", "")));
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("base_image_unreachable");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void a_full_disk() throws Exception {
        // /dev/shm holds 64 MB, and what is full there says what a full disk says
        StepFailure failure = failure(build(job(BASE + "RUN head -c 100000000 /dev/zero > /dev/shm/full\n", "")));
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("disk_full");
        assertThat(failure.error()).endsWith("no space left on the builder's disk");
    }

    @Test
    void a_step_that_fails_in_its_own_way_says_its_last_meaningful_line() throws Exception {
        StepFailure failure = failure(
                build(job(BASE + "RUN echo first && echo 'ERROR: the flux is empty' >&2 && exit 3\n", "")));
        assertThat(failure.code()).isEqualTo("step_failed");
        assertThat(failure.error()).contains("RUN echo first").endsWith("failed: the flux is empty").doesNotContain("\n");
    }

    @Test
    void a_build_out_of_time_ends_while_its_output_still_flows_and_leaves_no_process() throws Exception {
        String marker = "98" + (System.nanoTime() % 1_000_000);
        BuildJob job = job(BASE + "RUN (setsid sleep " + marker + " &) ; while true; do echo busy; sleep 0.05; done\n", "");

        long begin = System.nanoTime();
        BuildahResult result = build(setup.buildah(), job, Duration.ofSeconds(15));

        assertThat(result).as(String.join("\n", output)).isInstanceOf(BuildahResult.OutOfTime.class);
        assertThat(output).contains("busy");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(60));
        assertNoProcessWith("sleep\0" + marker);
    }

    @Test
    void a_build_that_is_stopped_leaves_no_process() throws Exception {
        String marker = "97" + (System.nanoTime() % 1_000_000);
        BuildJob job = job(BASE + "RUN (setsid sleep " + marker + " &) ; echo started; sleep 600\n", "");
        setup.buildah().prepare(job);
        StopSignal stop = new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(120));

        BuildahResult result = setup.buildah().build(job, stop, (channel, line) -> {
            if (line.equals("started")) {
                new Thread(stop::stop).start();
            }
        });

        assertThat(result).isInstanceOf(BuildahResult.Stopped.class);
        assertNoProcessWith("sleep\0" + marker);
    }

    private static void assertNoProcessWith(String commandLine) {
        Awaitility.await("the whole process tree to be gone").atMost(Duration.ofSeconds(10))
                .until(() -> ProcFs.commandLines().stream().noneMatch(line -> line.contains(commandLine)));
    }

    @Test
    void a_registry_that_is_away() throws Exception {
        StepFailure failure = push(new ImageReference("127.0.0.1:9", "away", "one"));
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("registry_unreachable");
        assertThat(failure.error()).startsWith("push failed: the registry is not reachable: ");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void a_registry_that_refuses() throws Exception {
        assertThat(pushTo(401).code()).as(String.join("\n", output)).isEqualTo("registry_refused");
    }

    @Test
    void a_registry_that_fails() throws Exception {
        StepFailure failure = pushTo(503);
        assertThat(failure.code()).as(String.join("\n", output)).isEqualTo("registry_error");
        assertThat(failure.retryable()).isTrue();
    }

    /** Pushes to something that speaks HTTP and answers everything with this status. */
    private StepFailure pushTo(int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return push(new ImageReference("127.0.0.1:" + server.getAddress().getPort(), "refused", "one"));
        } finally {
            server.stop(0);
        }
    }

    private StepFailure push(ImageReference image) throws Exception {
        Buildah buildah = setup.with(Map.of("SLIPWAY_REGISTRY_HOST", image.registry())).buildah();
        BuildJob job = job(image, BASE + "ENV PUSHED=1\n", "");
        assertThat(build(buildah, job, Duration.ofMinutes(5))).as(String.join("\n", output))
                .isInstanceOf(BuildahResult.Done.class);
        return failure(buildah.push(job, new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(120)),
                (channel, line) -> output.add(line)));
    }

    @Test
    void buildah_that_is_missing() throws Exception {
        BuildahSetup missing = setup.with(Map.of("SLIPWAY_BUILDAH_PROGRAM", "/nowhere/buildah"));
        StepFailure failure = failure(build(missing.buildah(), job(BASE, ""), Duration.ofMinutes(1)));
        assertThat(failure.code()).isEqualTo("buildah_missing");
        assertThat(failure.error()).contains("/nowhere/buildah");
    }
}
