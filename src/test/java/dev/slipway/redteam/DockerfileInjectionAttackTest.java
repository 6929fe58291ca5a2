package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** Text of a request that means to become an instruction of the Dockerfile, or a command of the shell that runs it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DockerfileInjectionAttackTest {

    private static final List<String> ENDINGS = List.of("; touch pwned;", "$(touch pwned)", "`touch pwned`",
            "' ; touch pwned ; '",
            "\" ; touch pwned ; \"", "\nRUN touch pwned\n", "\r\nUSER evil\r\n", "\\\nUSER evil", "&& touch pwned",
            "| touch pwned",
            "\"]\nRUN touch pwned\nCMD [\"x", "${IFS}$(touch${IFS}pwned)", "\u2028RUN touch pwned", "\u0085USER evil",
            "<<EOF\ntouch pwned\nEOF",
            "\nFROM evil.example/x\n", "#", " --mount=type=bind,source=/,target=/x");

    private static final String PYTHON = "print(1)\n";

    private ShellTrial shell;

    @BeforeEach
    void a_shell(@TempDir Path folder) throws IOException {
        shell = new ShellTrial(folder);
    }

    /** Tries each ending; what is planned must be harmless, what is refused must be a 400. */
    private int planned(Function<String, Map<String, ?>> request) {
        int planned = 0;
        for (String ending : ENDINGS) {
            ExtractableResponse<Response> answer = Attacker.plan(request.apply(ending)).extract();
            assertThat(answer.statusCode()).as("%s", request.apply(ending)).isIn(200, 400);
            if (answer.statusCode() == 200) {
                planned++;
                String dockerfile = answer.path("dockerfile");
                assertThat(shell.succeeds(dockerfile)).as("%s made:%n%s", request.apply(ending), dockerfile).isFalse();
            }
        }
        return planned;
    }

    private static Map<String, ?> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return Map.of("files", files);
    }

    private static Map<String, ?> with(String field, String value) {
        return Map.of(field, value);
    }

    @RedTeam
    void the_judge_sees_an_attack_where_text_is_pasted_unquoted() {
        for (String attack : List.of("RUN pip install x; touch pwned", "RUN pip install x$(touch pwned)", "USER evil",
                "FROM evil.example/x", "RUN pip install 'a' && touch pwned")) {
            assertThat(shell.succeeds("FROM python:3.11-slim\n\n" + attack + "\n")).as(attack).isTrue();
        }
        assertThat(shell.succeeds("FROM python:3.11-slim\nRUN pip install 'x; touch pwned'\n")).isFalse();
    }

    @RedTeam
    void through_the_name() {
        assertThat(planned(ending -> with("name", "agent" + ending))).isPositive();
    }

    @RedTeam
    void through_the_framework() {
        assertThat(planned(ending -> with("framework", "langchain" + ending))).isPositive();
    }

    @RedTeam
    void through_the_entry_point() {
        planned(ending -> {
            Map<String, Object> body = new LinkedHashMap<>(files("agent" + ending + ".py", PYTHON));
            body.put("entry_point", "agent" + ending + ".py");
            return body;
        });
    }

    @RedTeam
    void through_the_name_of_a_program_that_is_found_by_itself() {
        assertThat(planned(ending -> files("agent" + ending + ".py", "if __name__ == '__main__':\n    print(1)\n")))
                .isPositive();
    }

    @RedTeam
    void through_the_requirements() {
        assertThat(planned(ending -> with("requirements", "requests" + ending + "\n"))).isPositive();
    }

    @RedTeam
    void through_an_extra_or_a_marker_of_a_requirement() {
        assertThat(planned(ending -> with("requirements", "requests[" + ending + "]; python_version>'3" + ending + "'\n")))
                .isPositive();
    }

    @RedTeam
    void through_a_folder_of_requirements_files() {
        assertThat(planned(ending -> files("agent.py", PYTHON, "requirements.txt", "-r req" + ending + "/base.txt\n",
                "req" + ending + "/base.txt", "requests\n"))).isPositive();
    }

    @RedTeam
    void through_pyproject_names_groups_scripts_and_python_version() {
        assertThat(planned(ending -> {
            String text = ending.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                    .replace("\u0085", "\\u0085");
            return files("agent.py", PYTHON, "pyproject.toml",
                    "[project]\nname = \"a" + text + "\"\nversion = \"1" + text + "\"\nrequires-python = \">=3.11" + text
                            + "\"\ndependencies = [\"requests" + text + "\"]\n[project.scripts]\n\"run" + text
                            + "\" = \"agent:main"
                            + text + "\"\n[project.optional-dependencies]\n\"g" + text
                            + "\" = [\"flask\"]\n[tool.poetry.group.\"d"
                            + text + "\".dependencies]\nrequests = \"*\"\n",
                    "poetry.lock", "# lock\n[metadata]\nlock-version = \"2.0\"\n");
        })).isPositive();
    }

    @RedTeam
    void through_files_that_name_a_python_version() {
        assertThat(planned(
                ending -> files("agent.py", PYTHON, ".python-version", "3.11" + ending, "runtime.txt", "python-3.11" + ending)))
                .isPositive();
    }

    @RedTeam
    void through_a_procfile() {
        assertThat(planned(ending -> files("agent.py", PYTHON, "Procfile", "web: python agent.py " + ending + "\n")))
                .isPositive();
    }

    @RedTeam
    void through_a_conda_environment() {
        assertThat(planned(ending -> files("agent.py", PYTHON, "environment.yml",
                "dependencies:\n  - python=3.11" + ending + "\n  - pip:\n    - requests" + ending + "\n"))).isPositive();
    }

    @RedTeam
    void through_an_import_that_asks_for_packages_of_the_system() {
        assertThat(planned(ending -> files("agent.py",
                "import cv2\nimport psycopg2 # " + ending + "\nos.system('apt-get install x" + ending
                        + "')\n",
                "Aptfile", "curl" + ending + "\n", "packages.txt", "curl" + ending + "\n"))).isPositive();
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    }

    @RedTeam
    void through_the_scripts_of_package_json() {
        assertThat(planned(ending -> files("index.js", "console.log(1)\n", "package.json",
                "{\"name\":\"a\",\"scripts\":{\"start\":\"node index.js "
                        + json(ending) + "\",\"build" + json(ending) + "\":\"x\",\"build\":\"tsc" + json(ending) + "\"}}")))
                .isPositive();
    }

    @RedTeam
    void through_engines_package_manager_and_main_of_package_json() {
        assertThat(planned(ending -> files("index.js", "console.log(1)\n", "package.json",
                "{\"name\":\"a" + json(ending) + "\",\"main\":\"index.js"
                        + json(ending) + "\",\"engines\":{\"node\":\">=20" + json(ending)
                        + "\"},\"packageManager\":\"pnpm@9.0.0" + json(ending)
                        + "\",\"dependencies\":{\"express" + json(ending) + "\":\"^4" + json(ending) + "\"}}")))
                .isPositive();
    }

    @RedTeam
    void through_files_that_name_a_node_version() {
        assertThat(planned(
                ending -> files("index.js", "console.log(1)\n", ".nvmrc", "20" + ending, ".node-version", "v20" + ending)))
                .isPositive();
    }

    @RedTeam
    void through_folders_of_a_node_workspace() {
        assertThat(planned(ending -> files("package.json",
                "{\"workspaces\":[\"p" + json(ending) + "/*\"],\"scripts\":{\"start\":\"node i.js\"}}", "i.js",
                "console.log(1)\n",
                "p" + ending + "/package.json", "{\"name\":\"a\",\"dependencies\":{\"express\":\"4\"}}"))).isPositive();
    }

    @RedTeam
    void through_go_mod_its_module_names_toolchain_and_version() {
        assertThat(planned(
                ending -> files("main.go", "package main\n\nimport \"example.com/x\"\n\nfunc main() { x.X() }\n", "go.mod",
                        "module example.com/a" + ending + "\n\ngo 1.22" + ending + "\n\ntoolchain go1.22.1" + ending
                                + "\n\nrequire example.com/x" + ending + " v1.0.0" + ending + "\n")))
                .isPositive();
    }

    @RedTeam
    void through_imports_and_folders_of_go() {
        assertThat(planned(ending -> files("cmd/a" + ending + "/main.go",
                "package main\n\nimport \"fmt" + ending.replace("\"", "").replace("\n", "")
                        + "\"\n\nfunc main() { fmt.Println() }\n",
                "go.mod", "module a\n\ngo 1.22\n"))).isPositive();
    }

    @RedTeam
    void a_dockerfile_of_ones_own_unless_the_operator_allows_it() {
        for (String name : List.of("Dockerfile", "Containerfile")) {
            int status = Attacker.plan(files("agent.py", PYTHON, name, "FROM evil.example/x\nUSER root\n")).extract()
                    .statusCode();
            String dockerfile = status == 200
                    ? Attacker.plan(files("agent.py", PYTHON, name, "FROM evil.example/x\n")).extract()
                            .path("dockerfile")
                    : "";
            assertThat(dockerfile).as(name).doesNotContain("evil");
        }
    }
}
