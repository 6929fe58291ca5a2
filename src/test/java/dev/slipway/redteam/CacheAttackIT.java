package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahSetup;
import dev.slipway.buildah.StopSignal;
import dev.slipway.image.ImageReference;
import dev.slipway.it.TestMachine;
import dev.slipway.plan.CustomDockerfile;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.PlanResult;
import dev.slipway.plan.Planner;
import dev.slipway.plan.SourceTree;

/**
 * What a workspace's builds can learn of, or leave for, those of another through what Buildah keeps on the machine, and what
 * a client's Dockerfile would get at if the planner (FetchAttackTest) let it through. The weakened set-up is one storage for
 * both: two jobs of the same workspace.
 */
class CacheAttackIT {

    private static final String ALICE = "alice";
    private static final String BOB = "bob";

    private static Path home;
    private static BuildahSetup setup;

    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final String nonce = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        home = TestMachine.newHome("cache");
        Map<String, String> settings = new HashMap<>(TestMachine.settings());
        settings.putAll(Map.of("SLIPWAY_REGISTRY_USERNAME", "pusher", "SLIPWAY_REGISTRY_PASSWORD", "push-password"));
        setup = BuildahSetup.in(home, settings);
    }

    @BeforeEach
    void forget() {
        output.clear();
    }

    @RedTeam
    void the_result_of_another_workspaces_step_is_not_reused() throws Exception {
        String dockerfile = Hog.BASE + "RUN echo " + nonce
                + " && head -c 16 /dev/urandom | od -An -tx1 > /made && echo really ran\n";
        assertDone(ALICE, dockerfile);
        assertDone(ALICE, dockerfile);
        assertThat(output).as("in one storage it is").anyMatch(line -> line.contains("Using cache"));

        output.clear();
        assertDone(BOB, dockerfile);

        assertThat(output).noneMatch(line -> line.contains("Using cache")).contains("really ran");
    }

    @RedTeam
    void another_workspaces_image_is_not_found_by_its_name() throws Exception {
        ImageReference treasury = new ImageReference(TestMachine.registry(), "alice/private-" + nonce, "one");
        assertThat(build(job(ALICE, treasury, Hog.BASE + "RUN echo treasure > /treasure\n")))
                .isInstanceOf(BuildahResult.Done.class); // built here, not pushed yet
        String reader = "FROM " + treasury + "\nRUN cat /treasure\n";
        assertDone(ALICE, reader);
        assertThat(output).as("in one storage it is").contains("treasure");

        output.clear();
        BuildahResult result = build(job(BOB, reader));

        assertThat(result).as(text()).isInstanceOf(BuildahResult.Failed.class);
        assertThat(output).doesNotContain("treasure");
    }

    @RedTeam
    void a_cache_mount_is_not_poisoned_for_another_workspace() throws Exception {
        String poison = Hog.BASE + "RUN --mount=type=cache,target=/cache echo poison-" + nonce + " > /cache/wheel\n";
        String victim = Hog.BASE + "RUN --mount=type=cache,target=/cache echo " + nonce + "; cat /cache/wheel || echo clean\n";
        BuildJob job = job(ALICE, poison);
        assertThat(build(job)).as(text()).isInstanceOf(BuildahResult.Done.class);
        Files.writeString(job.folder().resolve("Dockerfile"), victim);
        assertThat(build(job)).as(text()).isInstanceOf(BuildahResult.Done.class);
        assertThat(output).as("with one folder for temporary files it is").anyMatch(line -> line.equals("poison-" + nonce));

        output.clear();
        assertDone(BOB, victim);

        assertThat(output).contains("clean").noneMatch(line -> line.equals("poison-" + nonce));
    }

    /** Which the planner cannot see: they are in the image. */
    @RedTeam
    void a_base_image_brings_instructions_of_its_own() throws Exception {
        String base = TestMachine.registry() + "/trojan-" + nonce + ":one";
        buildah("from", "--name", "trojan", "python:3.11-slim");
        buildah("config", "--onbuild", "RUN echo triggered-" + nonce, "trojan");
        buildah("commit", "--format", "docker", "trojan", base);
        assertThat(buildah("inspect", "--type", "image", "--format", "{{.Docker.Config.OnBuild}}", base))
                .as("the attack is there").contains("triggered-" + nonce);

        BuildahResult result = build(job("default", "FROM " + base + "\n"));

        assertThat(result).as(text()).isInstanceOf(BuildahResult.Failed.class);
        assertThat(((BuildahResult.Failed) result).failure().code()).isEqualTo("base_image_triggers");
        assertThat(output).noneMatch(line -> line.equals("triggered-" + nonce));
    }

    @RedTeam
    void a_link_in_a_stage_leads_a_copy_to_the_host() throws Exception {
        Path treasure = Files.writeString(home.resolve("treasure-" + nonce), "treasure of the host");
        BuildahResult result = build(job(ALICE, Hog.BASE + "RUN ln -s " + treasure + " /link && ln -s ../../../../.." + treasure
                + " /climbing\n" + Hog.BASE + "COPY --from=0 /link /climbing /got/\nRUN cat /got/*\n"));

        assertThat(result).as(text()).isInstanceOf(BuildahResult.Failed.class);
        assertThat(output).doesNotContain("treasure of the host");
    }

    /** CVE-2024-1753, which Debian 12's Buildah has: it mounts what the link means on the host. */
    @RedTeam
    void a_mount_of_a_stages_link_leads_to_the_host() throws Exception {
        Path treasure = Files.writeString(home.resolve("mounted-" + nonce), "treasure of the host\n");
        String dockerfile = Hog.BASE + "RUN ln -s / /link\n" + Hog.BASE
                + "RUN --mount=type=bind,from=0,source=/link,target=/host cat /host" + treasure + "\n";
        assertDone(ALICE, dockerfile);
        assertThat(output).as("Buildah lets it through").contains("treasure of the host");

        assertRefusedByPlanner(dockerfile);
    }

    /** CVE-2024-9675, which Debian 12's Buildah has: the id of a cache is a path. */
    @RedTeam
    void a_cache_mount_whose_id_leads_to_the_host() throws Exception {
        Path folder = Files.createDirectory(home.resolve("written-" + nonce));
        String dockerfile = Hog.BASE + "RUN --mount=type=cache,id=../../../../../../../.." + folder
                + ",target=/host echo pwned > /host/file\n";
        assertDone(ALICE, dockerfile);
        assertThat(folder.resolve("file")).as("Buildah lets it through").hasContent("pwned");

        assertRefusedByPlanner(dockerfile);
    }

    private static void assertRefusedByPlanner(String dockerfile) {
        PlanResult result = Planner.standard(CustomDockerfile.ALLOW).plan(new PlanRequest(
                SourceTree.parse(Map.of("Dockerfile", dockerfile)), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(result).isInstanceOfSatisfying(PlanResult.Rejected.class,
                rejected -> assertThat(rejected.rejection().code()).isEqualTo("run_option"));
    }

    @RedTeam
    void odd_files_in_a_layer_end_clearly() throws Exception {
        assertDone(ALICE, Hog.BASE
                + "RUN cd /srv && touch .wh.passwd .wh..wh..opq \"$(printf 'new\\nline')\" \"$(head -c 255 /dev/zero"
                + " | tr '\\0' n)\" && cp /bin/true setuid && chmod 6755 setuid && ln -s / root && ln /bin/true hard && mkfifo pipe"
                + " && ! mknod disk b 254 0\nRUN ls /etc/passwd /srv/setuid\n");
    }

    @RedTeam
    void a_layer_that_shrinks_to_nothing_when_packed() throws Exception {
        Map<String, String> bound = Map.of("SLIPWAY_BUILD_LIMITS_FILE_SIZE", "64M");
        String bomb = Hog.BASE + "RUN head -c 100000000 /dev/zero > /zeros\n";
        assertThat(build(setup.with(Map.of("SLIPWAY_BUILD_LIMITS_FILE_SIZE", "0")), job(ALICE, bomb))).as(text())
                .isInstanceOf(BuildahResult.Done.class);

        BuildahResult result = build(setup.with(bound), job(BOB, bomb));

        assertThat(((BuildahResult.Failed) result).failure().code()).as(text()).isEqualTo("file_too_large");
    }

    @RedTeam
    void the_credentials_for_pushing_are_not_beside_a_build() throws Exception {
        Map<String, String> elsewhere = Map.of("SLIPWAY_BUILDAH_MIRROR", TestMachine.settings().get("SLIPWAY_BUILDAH_MIRROR"),
                "SLIPWAY_REGISTRY_HOST", "127.0.0.1:9");
        BuildJob job = job(ALICE, Hog.BASE + "RUN echo started && sleep 2\n");
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        BuildahSetup other = setup.with(elsewhere);
        other.buildah().prepare(job);
        other.buildah().build(job, new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(120)), (channel, line) -> {
            if (line.equals("started")) {
                seen.add(read(job.folder().resolve("pull-auth.json")));
                seen.add(Files.exists(job.folder().resolve("auth.json")) ? "to push with" : "nothing to push with");
            }
        });

        assertThat(seen).containsExactly("{\"auths\":{}}", "nothing to push with");
        assertThat(job.folder().resolve("auth.json")).doesNotExist();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void assertDone(String workspace, String dockerfile) throws Exception {
        assertThat(build(job(workspace, dockerfile))).as(text()).isInstanceOf(BuildahResult.Done.class);
    }

    private String text() {
        return String.join("\n", output);
    }

    private BuildJob job(String workspace, String dockerfile) throws IOException {
        return job(workspace, new ImageReference(TestMachine.registry(), "cache-it", "one"), dockerfile);
    }

    private static BuildJob job(String workspace, ImageReference image, String dockerfile) throws IOException {
        Path folder = Files.createTempDirectory(home, "job-");
        Files.createDirectories(folder.resolve("context"));
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        return new BuildJob(workspace, image, folder, Map.of());
    }

    private BuildahResult build(BuildJob job) throws Exception {
        return build(setup, job);
    }

    private BuildahResult build(BuildahSetup with, BuildJob job) throws Exception {
        with.buildah().prepare(job);
        return with.buildah().build(job, new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(120)),
                (channel, line) -> output.add(line));
    }

    /** The program itself, on the default workspace's storage. */
    private static String buildah(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("buildah", "--root", home.resolve("buildah/storage").toString(), "--runroot",
                        home.resolve("buildah/run").toString(), "--storage-driver", "overlay"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CONTAINERS_REGISTRIES_CONF", home.resolve("buildah/registries.conf").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
