package dev.slipway.plan.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;

class NodeStartTest {

    @ParameterizedTest
    @ValueSource(strings = { "node index.js; rm -rf /", "node index.js && echo $(id)", "node `x`.js", "FOO=bar node index.js",
            "node 'index.js' | tee log", "node index.js > /dev/null", "node \\\"index.js\\\"" })
    void a_script_that_needs_a_shell_stays_in_the_manifest(String start) {
        BuildPlan plan = starting(start).plan();

        assertThat(plan.command()).containsExactly("npm", "start");
        assertThat(plan.dockerfile()).doesNotContain(start.substring(4)).endsWith("CMD [\"npm\", \"start\"]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "node index.js | node,index.js", "NODE_ENV=production node . | node,.",
            "node --enable-source-maps index.js | node,--enable-source-maps,index.js",
            "cross-env NODE_ENV=production node index.js | node,index.js", "nodemon index.js | node,index.js",
            "nodemon --exec tsx src/a.ts | tsx,src/a.ts", "tsx watch src/a.ts | tsx,src/a.ts",
            "node --watch index.js | node,index.js", "node --env-file=.env index.js | node,index.js",
            "npm run build && node index.js | node,index.js", "npm run serve | node,served.js" })
    void a_plain_script_becomes_the_command(String start, String command) {
        assertThat(starting(start).plan().command()).containsExactly(command.split(","));
    }

    @Test
    void hooks_around_the_start_are_npms_business() {
        BuildPlan plan = Plans
                .file("package.json", "{\"scripts\": {\"prestart\": \"node x.js\", \"start\": \"node index.js\"}}")
                .and("index.js", "").plan();

        assertThat(plan.command()).containsExactly("npm", "start");
    }

    @Test
    void production_wins_over_development() {
        BuildPlan plan = Plans.file("package.json", """
                {"scripts": {"build": "nest build", "start": "nest start", "start:prod": "node dist/main"},
                 "dependencies": {"@nestjs/core": "^10"}, "devDependencies": {"@nestjs/cli": "^10"}}
                """).and("src/main.ts", "").and("tsconfig.json", "{\"compilerOptions\": {\"outDir\": \"./dist\"}}").plan();

        assertThat(plan.command()).containsExactly("node", "dist/main");
        assertThat(plan.framework()).contains("nestjs");
        assertThat(plan.entryPoint()).isEqualTo("src/main.ts");
    }

    @Test
    void a_program_declared_for_development_only_is_kept() {
        BuildPlan plan = Plans.file("package.json", """
                {"scripts": {"start": "tsx src/index.ts"}, "devDependencies": {"tsx": "^4"}}
                """).and("src/index.ts", "").plan();

        assertThat(plan.dockerfile()).contains("npm install --include=dev").doesNotContain("--global");
        assertThat(plan.requirements()).extracting("requirement").containsExactly("tsx@^4");
    }

    @Test
    void a_named_file_wins_over_the_script_unless_the_script_starts_it() {
        Plans files = Plans.file("package.json", """
                {"scripts": {"build": "tsc", "start": "node dist/index.js"}, "devDependencies": {"typescript": "5"}}
                """).and("tsconfig.json", "{\"compilerOptions\": {\"outDir\": \"dist\"}}").and("src/index.ts", "")
                .and("src/worker.ts", "");

        assertThat(files.startingWith("src/worker.ts").plan().command()).containsExactly("node", "dist/worker.js");
        assertThat(files.startingWith("src/index.ts").plan().command()).containsExactly("node", "dist/index.js");
    }

    @Test
    void the_compiler_builds_where_no_script_does() {
        BuildPlan plan = Plans
                .file("package.json", "{\"main\": \"dist/index.js\", \"devDependencies\": {\"typescript\": \"5\"}}")
                .and("tsconfig.json", "{\"compilerOptions\": {\"outDir\": \"dist\"}}").and("src/index.ts", "").plan();

        assertThat(plan.dockerfile()).contains("ENV PATH=/app/node_modules/.bin:$PATH")
                .contains("RUN tsc -p tsconfig.json && rm -rf node_modules");
        assertThat(plan.command()).containsExactly("node", "dist/index.js");
    }

    @Test
    void bin_starts_a_server_that_is_a_program() {
        BuildPlan plan = Plans.file("package.json", """
                {"name": "srv", "bin": {"srv": "build/index.js"}, "scripts": {"build": "tsc", "prepare": "npm run build"},
                 "dependencies": {"@modelcontextprotocol/sdk": "^1"}, "devDependencies": {"typescript": "5"}}
                """).and("src/index.ts", "").plan();

        assertThat(plan.command()).containsExactly("node", "build/index.js");
        assertThat(plan.framework()).contains("mcp");
        assertThat(plan.dockerfile()).contains("RUN npm pkg delete scripts.prepare && npm install --include=dev");
    }

    @Test
    void what_nothing_makes_cannot_start() {
        assertThat(starting("node dist/server.js").rejection().code()).isEqualTo("start_file_missing");
    }

    @Test
    void install_scripts_find_the_sources() {
        BuildPlan plan = Plans.file("package.json", """
                {"scripts": {"postinstall": "node setup.js", "start": "node index.js"}, "dependencies": {"ms": "2"}}
                """).and("index.js", "").plan();

        assertThat(plan.dockerfile()).contains("COPY . .\nRUN npm install --omit=dev").doesNotContain("COPY package.json");
    }

    @Test
    void who_serves_is_preferred_and_the_guess_is_told() {
        BuildPlan plan = Plans.file("index.js", "module.exports = 1").and("server.js", "app.listen(3000)").plan();

        assertThat(plan.entryPoint()).isEqualTo("server.js");
        assertThat(plan.warnings()).extracting("code").containsExactly("entry_point_guessed", "fixed_port");
    }

    @Test
    void the_file_that_no_other_imports_starts() {
        assertThat(Plans.file("one.js", "require('./two')").and("two.js", "").plan().entryPoint()).isEqualTo("one.js");
        assertThat(Plans.file("one.js", "").and("two.js", "").rejection().code()).isEqualTo("entry_point_unclear");
    }

    @Test
    void several_members_that_start_need_a_name() {
        Plans files = Plans.file("package.json", "{\"workspaces\": [\"*\"]}")
                .and("a/package.json", "{\"scripts\": {\"start\": \"node x.js\"}}").and("a/x.js", "")
                .and("b/package.json", "{\"scripts\": {\"start\": \"node x.js\"}}").and("b/x.js", "");

        assertThat(files.rejection().message()).contains("\"a\", \"b\"");
        assertThat(files.startingWith("b/x.js").plan().dockerfile()).contains("WORKDIR /app/b");
    }

    private static Plans starting(String script) {
        return Plans.file("package.json", "{\"scripts\": {\"start\": \"" + script + "\", \"serve\": \"node served.js\"},"
                + " \"main\": \"index.js\"}").and("index.js", "").and("served.js", "").and("src/a.ts", "");
    }
}
