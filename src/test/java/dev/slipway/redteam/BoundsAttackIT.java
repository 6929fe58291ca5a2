package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahSetup;
import dev.slipway.buildah.StopSignal;
import dev.slipway.image.ImageReference;
import dev.slipway.it.MachineState;
import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/**
 * RUN steps that use up the machine. All of them run in one service with low limits, and, where that shows something, in
 * one build without limits, in which the script's own bounds are the net.
 */
class BoundsAttackIT {

    private static final List<String> SHOWN = List.of("fork_bomb", "fork_bomb_of_many_users", "memory_of_one", "memory_of_many",
            "memory_of_a_daemon",
            "memory_as_files", "one_file", "many_files", "sparse_file", "open_files", "inodes");
    private static final Map<String, String> LIMITS = Map.of("PROCESSES", "200", "MEMORY", "512M", "FILE_SIZE", "300M", "DISK",
            "600M", "OPEN_FILES", "256", "FILES", "20000");
    private static final String DAEMON = "7654" + ProcessHandle.current().pid();

    private static final Map<String, String> builds = new HashMap<>();
    private static final List<String> weak = Collections.synchronizedList(new ArrayList<>());
    private static Path home;
    private static SlipwayProcess slipway;

    @BeforeAll
    static void attack() throws Exception {
        home = TestMachine.newHome("bounds");
        slipway = SlipwayProcess.start(home, settings("SLIPWAY_BUILD_LIMITS_", LIMITS));
        SHOWN.forEach(attack -> builds.put(attack, accepted(Hog.attack(attack))));
        builds.put("flood", accepted(Hog.request("flood", "yes flood | head -c 60000000; echo; echo flood is over")));
        builds.put("line", accepted(Hog.request("line", "head -c 60000000 /dev/zero | tr '\\0' x; echo; echo line is over")));
        builds.put("layer", accepted(Hog.request("layer", "for i in $(seq 18); do fallocate -l 290M /layer-$i; done")));
        builds.put("daemon", accepted(Hog.request("daemon", "(setsid nohup sh -c 'setsid sleep " + DAEMON
                + " & sleep " + DAEMON + "' >/dev/null 2>&1 &) ; nice; cat /proc/self/oom_score_adj; echo left")));
        buildWithoutLimits();
    }

    private static Map<String, String> settings(String prefix, Map<String, String> limits) {
        Map<String, String> settings = new HashMap<>(Map.of("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow",
                "SLIPWAY_BUILD_PARALLEL", "3"));
        limits.forEach((name, value) -> settings.put(prefix + name, value));
        return settings;
    }

    private static String accepted(Map<String, Object> request) {
        return slipway.post(request).path("id").asText();
    }

    private static void buildWithoutLimits() throws Exception {
        Map<String, String> none = new HashMap<>();
        LIMITS.keySet().forEach(name -> none.put(name, "0"));
        none.put("SHARED_MEMORY", "0");
        Map<String, String> settings = new HashMap<>(TestMachine.settings());
        settings.putAll(settings("SLIPWAY_BUILD_LIMITS_", none));
        BuildahSetup setup = BuildahSetup.in(home.resolve("weak"), settings);
        BuildJob job = job(Hog.BASE + "COPY hog.py /\nRUN python3 /hog.py " + String.join(" ", SHOWN) + "\n");
        setup.buildah().prepare(job);
        BuildahResult result = setup.buildah().build(job, new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(240)),
                (channel, line) -> weak.add(line));
        assertThat(result).as(String.join("\n", weak)).isInstanceOf(BuildahResult.Done.class);
    }

    private static BuildJob job(String dockerfile) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("weak")), "job-");
        Files.createDirectories(folder.resolve("context"));
        Files.writeString(folder.resolve("context/hog.py"), Hog.script());
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        return new BuildJob(new ImageReference(TestMachine.registry(), "bounds-it", "one"), folder);
    }

    @AfterAll
    static void stop() {
        slipway.close();
    }

    private static void assertStopped(String attack, String code) {
        assertStopped(attack, code, "");
    }

    private static void assertStopped(String attack, String code, String error) {
        assertThat(weak).as("without limits").anyMatch(line -> line.contains("SUCCEEDED " + attack));
        JsonNode end = slipway.awaitEnd(builds.get(attack));
        assertThat(end.path("failure").path("code").asText()).as(end.toPrettyString() + slipway.log(builds.get(attack)))
                .isEqualTo(code);
        assertThat(end.path("error").asText()).contains(error);
        assertThat(slipway.log(builds.get(attack))).doesNotContain("SUCCEEDED " + attack);
    }

    @RedTeam
    void a_fork_bomb() {
        assertStopped("fork_bomb", "too_many_processes");
    }

    /** The kernel counts processes for each user of the build's namespace by itself. */
    @RedTeam
    void a_fork_bomb_of_many_users() {
        assertStopped("fork_bomb_of_many_users", "too_many_processes");
    }

    @RedTeam
    void a_memory_hog() {
        assertStopped("memory_of_one", "out_of_memory", "build stopped: it used more than 512 MiB of memory");
    }

    @RedTeam
    void a_memory_hog_of_many_small_processes() {
        assertStopped("memory_of_many", "out_of_memory");
    }

    @RedTeam
    void a_memory_hog_that_has_detached_itself_as_a_daemon() {
        assertStopped("memory_of_a_daemon", "out_of_memory");
    }

    @RedTeam
    void a_memory_hog_by_files_in_dev_shm() {
        assertStopped("memory_as_files", "disk_full");
    }

    @RedTeam
    void a_disk_filler_by_one_file() {
        assertStopped("one_file", "file_too_large");
    }

    @RedTeam
    void a_disk_filler_by_many_files() {
        assertStopped("many_files", "disk_limit", "build stopped: it wrote more than 600 MiB to the disk");
    }

    /** Room for 5 GB taken at once by a step that ends before anybody looks. */
    @RedTeam
    void a_disk_filler_that_is_over_in_an_instant() {
        JsonNode end = slipway.awaitEnd(builds.get("layer"));

        assertThat(end.path("failure").path("code").asText()).as(end.toPrettyString() + slipway.log(builds.get("layer")))
                .isEqualTo("disk_limit");
    }

    @RedTeam
    void a_sparse_file_of_a_terabyte() {
        assertStopped("sparse_file", "file_too_large");
    }

    @RedTeam
    void a_hog_of_open_files() {
        assertStopped("open_files", "too_many_open_files");
    }

    @RedTeam
    void a_hog_of_inodes() {
        assertStopped("inodes", "disk_limit", "build stopped: it made more than 20000 files");
    }

    @RedTeam
    void a_flood_of_output_is_cut_and_the_build_goes_on() {
        assertCut("flood");
    }

    @RedTeam
    void an_endless_line_of_output_is_cut_and_the_build_goes_on() {
        assertCut("line");
    }

    private static void assertCut(String attack) {
        JsonNode end = slipway.awaitEnd(builds.get(attack));
        assertThat(end.path("status").asText()).as(end.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(slipway.log(builds.get(attack))).contains(attack + " is over").hasSizeLessThan(20_000_000);
    }

    @RedTeam
    void a_daemon_left_behind_by_double_fork_setsid_and_nohup() throws Exception {
        JsonNode end = slipway.awaitEnd(builds.get("daemon"));

        assertThat(end.path("status").asText()).as(end.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(sleeping(DAEMON)).isEmpty();
    }

    @RedTeam
    void a_step_that_wants_to_be_more_important_than_the_service() throws IOException {
        String[] own = Files.readString(Path.of("/proc/self/stat")).split("\\) ", 2)[1].split(" ");
        long niceness = Math.min(19, Long.parseLong(own[16]) + 10); // that of the service is the test's
        slipway.awaitEnd(builds.get("daemon"));

        assertThat(slipway.log(builds.get("daemon"))).as("niceness and the kernel's choice when memory is short")
                .containsPattern("(?m)^" + niceness + "$").containsPattern("(?m)^1000$");
    }

    @RedTeam
    void a_processor_hog_that_never_ends() throws Exception {
        BuildahSetup setup = BuildahSetup.in(home.resolve("weak"), TestMachine.settings());
        String marker = "6543" + ProcessHandle.current().pid();
        BuildJob job = job(Hog.BASE + "RUN (while :; do :; done) & setsid sleep " + marker + " & while :; do :; done\n");
        setup.buildah().prepare(job);

        BuildahResult result = setup.buildah().build(job, new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(8)),
                (channel, line) -> {
                });

        assertThat(result).isInstanceOf(BuildahResult.OutOfTime.class);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> sleeping(marker).isEmpty());
    }

    @RedTeam
    void nothing_of_all_these_is_left_on_the_machine() {
        builds.values().forEach(slipway::awaitEnd);

        Awaitility.await("only the service to be left").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            MachineState left = MachineState.belowWithout(home, slipway.pid());
            assertThat(left.processes()).filteredOn(line -> line.contains("buildah ") || line.contains("hog.py")).isEmpty();
            assertThat(left.workFolders()).isEmpty();
            assertThat(left.containers()).isEmpty();
        });
    }

    private static List<String> sleeping(String seconds) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+")).map(BoundsAttackIT::commandLine)
                    .filter(line -> line.equals("sleep\0" + seconds + "\0")).toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"));
        } catch (IOException e) {
            return ""; // gone meanwhile
        }
    }
}
