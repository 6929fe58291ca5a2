package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;

import dev.slipway.PostgresResource;
import dev.slipway.artifact.ContextArchive;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Names of files that mean to lie somewhere else than in the context of their own build. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PathAttackTest {

    private static void refused(String... names) {
        for (String name : names) {
            Map<String, String> files = new LinkedHashMap<>(Map.of("agent.py", "print(1)\n"));
            files.put(name, "x");
            Attacker.plan(Map.of("files", files)).statusCode(400).body("field", equalTo("files"));
        }
    }

    /** What lies on the disk when a build of these files unpacks its context. */
    private static Map<String, String> unpacked(Map<String, String> files, Path folder) throws IOException {
        Map<String, String> sent = new LinkedHashMap<>(files);
        sent.put("agent.py", "print('" + UUID.randomUUID() + "')\n");
        String id = Attacker.client().body(Attacker.body(Map.of("files", sent))).post("/api/builds").then()
                .statusCode(202).extract().path("id");
        byte[] archive = Attacker.client().get("/api/builds/" + id + "/context").then().statusCode(200).extract()
                .asByteArray();
        ContextArchive.unpack(archive, folder.resolve("work"));
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    @RedTeam
    void climbing_out_by_two_dots() {
        refused("../x.py", "a/../../x.py", "a/..", "..", "./../x", "a/b/../../../etc/cron.d/x");
    }

    @RedTeam
    void an_absolute_path() {
        refused("/etc/passwd", "//etc/passwd", "/", "/agent.py");
    }

    @RedTeam
    void climbing_out_by_backslashes_and_drive_letters_of_another_system() {
        refused("..\\x.py", "a\\..\\..\\x", "\\\\server\\share\\x", "C:\\x");
    }

    @RedTeam
    void a_nul_that_cuts_the_name_short() {
        refused("../\0", "agent.py\0.txt", "\0");
    }

    @RedTeam
    void look_alikes_of_dots_and_slashes_stay_ordinary_letters(@TempDir Path folder) throws IOException {
        List<String> names = List.of("\u2025\u2215x", "\uff0e\uff0e\uff0fx", "\u2024\u2024/x", "..\u2044x", "%2e%2e%2fx");
        Map<String, String> files = new LinkedHashMap<>();
        names.forEach(name -> files.put(name, "kept"));

        Map<String, String> found = unpacked(files, folder);

        names.forEach(name -> assertThat(found).containsEntry("work/context/" + name, "kept"));
        assertThat(found.keySet()).allMatch(path -> path.startsWith("work/"));
    }

    @RedTeam
    void two_spellings_of_one_name_of_which_the_second_would_win() {
        Map<String, String> files = Map.of("agent.py", "print(1)\n", "\u00e9.py", "one", "e\u0301.py", "other");
        Attacker.plan(Map.of("files", files)).statusCode(400).body("error", containsString("normalisation"));
    }

    @RedTeam
    void names_that_differ_in_case_only_stay_apart(@TempDir Path folder) throws IOException {
        assertThat(unpacked(Map.of("a.txt", "small", "A.txt", "large", "A/a", "deep", "B.TXT/c", "d"), folder))
                .containsEntry("work/context/a.txt", "small").containsEntry("work/context/A.txt", "large");
    }

    @RedTeam
    void spaces_and_dots_at_the_end_do_not_reach_the_name_without_them(@TempDir Path folder) throws IOException {
        assertThat(unpacked(Map.of(".. /x", "1", "... /y", "2", "agent.py.", "3", "agent.py ", "4"), folder).keySet())
                .contains("work/context/.. /x", "work/context/... /y", "work/context/agent.py.", "work/context/agent.py ")
                .allMatch(path -> path.startsWith("work/"));
    }

    @RedTeam
    void overwriting_the_dockerfile_that_lies_above_the_context(@TempDir Path folder) throws IOException {
        refused("../Dockerfile", "Dockerfile");
        assertThat(unpacked(Map.of("x/Dockerfile", "FROM evil", "context/Dockerfile", "FROM evil"), folder)
                .get("work/Dockerfile")).startsWith("FROM python:").doesNotContain("evil");
    }

    @RedTeam
    void hooks_of_git_are_only_files_that_nothing_runs(@TempDir Path folder) throws IOException {
        assertThat(unpacked(Map.of(".git/config", "[core]\nfsmonitor=touch pwned\n", ".git/hooks/post-checkout", "#!/bin/sh\n"),
                folder)).containsKey("work/context/.git/config").doesNotContainKey("pwned");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).filter(Files::isExecutable)).isEmpty();
        }
    }

    @RedTeam
    void dockerignore_that_asks_for_files_outside(@TempDir Path folder) throws IOException {
        Map<String, String> found = unpacked(
                Map.of(".dockerignore", "*\n!../../etc/passwd\n!/etc/passwd\n!agent.py\n", "other.txt", "x"), folder);

        assertThat(found.keySet()).allMatch(path -> path.startsWith("work/")).noneMatch(path -> path.contains("passwd"))
                .noneMatch(path -> path.contains("other.txt"));
    }

    @RedTeam
    void a_name_that_is_an_option_of_cp_tar_or_python() {
        Map<String, String> files = Map.of("-c.py", "import os\n", "--privileged", "x", "--to-command=sh", "x");
        Attacker.plan(Map.of("files", files, "entry_point", "-c.py")).statusCode(400).body("field", equalTo("entry_point"));
        String dockerfile = Attacker.plan(Map.of("files", Map.of("-r.txt", "x", "agent.py", "print(1)\n"))).statusCode(200)
                .extract().path("dockerfile");
        assertThat(dockerfile).doesNotContain("-r.txt");
    }

    @RedTeam
    void a_path_of_4096_bytes() {
        refused("a/".repeat(2048) + "b", "d/".repeat(20_000) + "x");
    }

    @RedTeam
    void a_part_of_more_bytes_than_a_file_system_takes() {
        refused("x".repeat(256), "\u20ac".repeat(86), "a/" + "\ud83d\ude00".repeat(64) + "/b");
    }

    @RedTeam
    void one_name_as_file_and_as_folder() {
        refused("agent.py/x", "agent.py/agent.py/agent.py");
    }

    @RedTeam
    void names_of_devices_are_ordinary_files(@TempDir Path folder) throws IOException {
        assertThat(unpacked(Map.of("dev/null", "1", "CON", "2", "nul.py", "3", "proc/self/environ", "4"), folder))
                .containsEntry("work/context/dev/null", "1").containsEntry("work/context/proc/self/environ", "4");
    }

    @RedTeam
    void a_name_that_turns_the_line_around_in_a_terminal_or_rings_its_bell() {
        refused("\u001b]0;owned\u0007.py", "a\rb.py", "a\nb.py", "a\u009b31m.py", "a\u007f");
    }
}
