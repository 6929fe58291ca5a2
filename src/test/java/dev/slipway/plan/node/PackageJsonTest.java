package dev.slipway.plan.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

class PackageJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"a\": } | line 1, column 8", "'' | line 1", "{} x | line 1",
            "{\"a\": 1, \"a\": 2} | names a field twice", "{\"a\": [1, | line 1" })
    void broken_json_is_refused_with_its_place(String json, String place) {
        assertThat(Plans.file("package.json", json).and("index.js", "").rejection().message())
                .startsWith("\"package.json\" ").contains(place);
    }

    @Test
    void what_is_too_deep_or_too_long_is_refused() {
        assertThat(rejectionOf("[".repeat(100_000))).isEqualTo("invalid_json");
        assertThat(rejectionOf("{\"a\": " + "9".repeat(100_000) + "}")).isEqualTo("invalid_json");
        assertThat(rejectionOf("[]")).isEqualTo("invalid_package_json");
        assertThat(rejectionOf("\"text\"")).isEqualTo("invalid_package_json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\ufeff{}", "{\"version\": 1e999999999}", "{\"scripts\": [], \"dependencies\": \"x\"}",
            "{\"scripts\": {\"start\": 5}, \"main\": {}, \"bin\": [], \"engines\": \"node\", \"packageManager\": 1}" })
    void fields_of_a_wrong_type_count_as_absent(String json) {
        assertThat(Plans.file("package.json", json).and("index.js", "").plan().command()).containsExactly("node", "index.js");
    }

    @Test
    void dependencies_are_told_with_their_line() {
        BuildPlan plan = Plans.file("package.json", "{\n\"dependencies\": {\n\"openai\": \"^4.0.0\"\n}}").and("index.js", "")
                .plan();

        assertThat(plan.requirements()).containsExactly(new Requirement("openai@^4.0.0", "openai", null, "package.json", 3,
                Source.DECLARED, Confidence.HIGH));
        assertThat(plan.warnings()).extracting("code").containsExactly("no_lockfile");
    }

    @Test
    void imports_that_nothing_declares_are_told() {
        BuildPlan plan = Plans.file("package.json", "{\"name\": \"me\"}")
                .and("index.js", "require('fs');\nrequire('left-out/x'); require('me')").plan();

        assertThat(plan.warnings()).extracting("code", "line").containsExactly(
                org.assertj.core.groups.Tuple.tuple("undeclared_dependency", 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = { ">=18 # 22", "^20.10.0 # 20", "18.x # 18", "20 || 22 # 22", ">=18 <21 # 20",
            "18 - 20 # 20", "~20.1 # 20", "* # 22", ">= 24 # 24", ">=18.0.0 <19 || >=20 # 22", "v20 # 20", "lts # 22",
            "nonsense # 22", "<=20 # 20", ">22 # 24", "=18.19.1 # 18", "^18 || ^16 # 18" })
    void engines_choose_the_version(String range, String version) {
        BuildPlan plan = Plans.file("package.json", "{\"engines\": {\"node\": \"" + range + "\"}}").and("index.js", "")
                .plan();

        assertThat(plan.version()).isEqualTo(version);
        assertThat(plan.baseImage()).isEqualTo("node:" + version + "-slim");
    }

    @ParameterizedTest
    @CsvSource({ "v20.11.1,20", "18,18", "lts/iron,20", "lts/*,22", "node,22", "what,22" })
    void nvmrc_chooses_the_version(String text, String version) {
        assertThat(Plans.file(".nvmrc", text + "\n").and("index.js", "").plan().version()).isEqualTo(version);
    }

    @Test
    void versions_that_cannot_be_had_are_refused() {
        assertThat(rejectionOf("{\"engines\": {\"node\": \"<10\"}}")).isEqualTo("unsupported_node_version");
        assertThat(Plans.file(".nvmrc", "99").and("index.js", "").rejection().code()).isEqualTo("unsupported_node_version");
    }

    @Test
    void package_manager_is_honoured_without_its_hash() {
        BuildPlan plan = Plans
                .file("package.json", "{\"packageManager\": \"pnpm@9.15.0+sha512.ab\", \"dependencies\": {\"a\": \"1\"}}")
                .and("pnpm-lock.yaml", "").and("package-lock.json", "{}").and("index.js", "").plan();

        assertThat(plan.dockerfile()).contains("npm install --global pnpm@9.15.0\n");
        assertThat(plan.warnings()).extracting("code").containsExactly("several_lock_files");
    }

    @Test
    void a_package_manager_that_hides_a_command_is_not_obeyed() {
        BuildPlan plan = Plans.file("package.json", "{\"packageManager\": \"pnpm@9; id\", \"dependencies\": {\"a\": \"1\"}}")
                .and("index.js", "").plan();

        assertThat(plan.dockerfile()).doesNotContain("id\n").contains("npm install --omit=dev");
    }

    @Test
    void a_hint_breaks_ties_and_brings_its_package_only_where_nothing_declares() {
        assertThat(Plans.file("a.js", "require('express'); require('openai')").hinting("OpenAI").plan().framework())
                .contains("openai");
        assertThat(Plans.file("a.js", "").hinting("langchain").plan().requirements()).extracting("packageName")
                .containsExactly("langchain");
        assertThat(Plans.file("a.js", "").hinting("never heard").plan().requirements()).isEmpty();
    }

    private static String rejectionOf(String json) {
        return Plans.file("package.json", json).and("index.js", "").rejection().code();
    }
}
