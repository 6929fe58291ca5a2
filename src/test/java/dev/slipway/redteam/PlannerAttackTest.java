package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Assertions;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Planner;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.SourceTree;

/**
 * Sources that are made to keep the planner busy for ever or to overflow its stack. Each must end, with a plan or a refusal;
 * the time is a net that only endless work falls into.
 */
class PlannerAttackTest {

    private static final Duration NET = Duration.ofSeconds(60);
    private static final int DEEP = 200_000;
    private static final int LARGE = 8 * 1024 * 1024;

    private static void ends(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        Assertions.assertTimeoutPreemptively(NET, () -> assertThat(plan(files)).isNotNull());
    }

    private static Object plan(Map<String, String> files) {
        try {
            return Planner.standard().plan(new PlanRequest(SourceTree.parse(files), Optional.empty(), Optional.empty(),
                    Optional.empty()));
        } catch (RejectedException e) {
            return e.rejection();
        }
    }

    private static String large(String piece) {
        return piece.repeat(LARGE / piece.length());
    }

    @RedTeam
    void python_of_brackets_two_hundred_thousand_deep() {
        ends("agent.py", "x = " + "(".repeat(DEEP) + ")".repeat(DEEP));
        ends("agent.py", "x = f'" + "{f\"{".repeat(DEEP));
        ends("agent.py", "if " + "not ".repeat(DEEP) + "x: import y");
    }

    @RedTeam
    void python_that_is_indented_two_hundred_levels_and_more() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append(" ".repeat(i)).append("if x:\n");
        }
        ends("agent.py", text + " ".repeat(3000) + "import y\n");
    }

    @RedTeam
    void python_of_one_line_of_eight_megabytes() {
        ends("agent.py", large("import a;"));
        ends("agent.py", "import os\n" + large("a.b.c.d("));
        ends("agent.py", large("'''\\"));
    }

    @RedTeam
    void python_files_that_all_import_each_other() {
        String[] files = new String[2 * 1500];
        for (int i = 0; i < 1500; i++) {
            files[2 * i] = "m" + i + ".py";
            files[2 * i + 1] = "from . import *\nimport m" + (i + 1) % 1500 + ", m" + i * 7 % 1500 + "\n";
        }
        ends(files);
    }

    @RedTeam
    void javascript_that_could_be_a_regular_expression_or_a_template_all_along() {
        ends("index.js", large("/a[/"));
        ends("index.js", "`${".repeat(DEEP));
        ends("index.jsx", "<a>{".repeat(DEEP));
        ends("index.js", large("import(("));
    }

    @RedTeam
    void package_json_nested_deep_or_of_a_million_scripts_that_call_each_other() {
        ends("index.js", "1", "package.json", "{\"a\":".repeat(DEEP));
        StringBuilder scripts = new StringBuilder("\"start\":\"npm run s0\"");
        for (int i = 0; i < 20_000; i++) {
            scripts.append(",\"s").append(i).append("\":\"npm run s").append((i + 1) % 20_000).append(" && npm run s")
                    .append(i / 2)
                    .append('"');
        }
        ends("index.js", "1", "package.json", "{\"scripts\":{" + scripts + "}}");
    }

    @RedTeam
    void version_ranges_that_never_end() {
        ends("index.js", "1", "package.json", "{\"engines\":{\"node\":\"" + ">=1 || ".repeat(DEEP) + "\"}}");
        ends("index.js", "1", ".nvmrc", "9".repeat(LARGE));
        ends("agent.py", "1", "requirements.txt", "a>=" + "1.".repeat(DEEP) + "1\n" + "a" + ",>=1".repeat(DEEP));
    }

    @RedTeam
    void markers_nested_two_hundred_thousand_deep() {
        ends("agent.py", "1", "requirements.txt", "a; " + "(".repeat(DEEP) + "os_name=='x'" + ")".repeat(DEEP));
        ends("agent.py", "1", "requirements.txt", "a; " + "os_name=='x' or ".repeat(DEEP) + "os_name=='y'");
    }

    @RedTeam
    void requirements_files_that_include_each_other_without_end() {
        ends("agent.py", "1", "requirements.txt", "-r a.txt\n-r b.txt\n", "a.txt",
                "-r b.txt\n-c requirements.txt\n".repeat(2000), "b.txt",
                "-r a.txt\n-r requirements.txt\n".repeat(2000));
    }

    @RedTeam
    void toml_of_deep_arrays_and_dotted_keys() {
        ends("agent.py", "1", "pyproject.toml", "a = " + "[".repeat(DEEP));
        ends("agent.py", "1", "pyproject.toml", "a" + ".a".repeat(DEEP) + " = 1");
        ends("agent.py", "1", "pyproject.toml", "a = " + "{a = ".repeat(DEEP));
    }

    @RedTeam
    void a_lock_file_of_packages_that_depend_on_each_other() {
        StringBuilder lock = new StringBuilder("version = 1\n");
        for (int i = 0; i < 20_000; i++) {
            lock.append("[[package]]\nname = \"p").append(i).append("\"\nversion = \"1\"\ndependencies = [{ name = \"p")
                    .append((i + 1) % 20_000).append("\" }]\n");
        }
        ends("agent.py", "1", "pyproject.toml", "[project]\nname = \"a\"\nversion = \"1\"\ndependencies = [\"p0\"]\n",
                "uv.lock",
                lock.toString());
    }

    @RedTeam
    void yaml_of_aliases_that_multiply() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ",").repeat(9))
                    .append("x]\n");
        }
        ends("agent.py", "1", "environment.yml", yaml + "dependencies: *a29\n");
        ends("agent.py", "1", "environment.yml", "dependencies:\n" + "- ".repeat(DEEP));
    }

    @RedTeam
    void ini_files_of_interpolations_and_endless_lines() {
        ends("agent.py", "1", "setup.cfg",
                "[options]\na = %(b)s\nb = %(a)s\ninstall_requires =\n" + "  %(a)s\n".repeat(100_000));
        ends("agent.py", "1", "setup.cfg", "[" + "[".repeat(LARGE));
    }

    @RedTeam
    void go_of_deep_brackets_and_a_go_mod_of_a_million_lines() {
        ends("main.go", "package main\nimport (" + "\n\"a\"".repeat(DEEP) + ")\nfunc main() " + "{".repeat(DEEP));
        ends("main.go", "package main\nfunc main() {}\n", "go.mod", "module a\nrequire (\n" + "x v1\n".repeat(1_000_000));
    }

    @RedTeam
    void a_notebook_nested_deep() {
        ends("agent.ipynb", "{\"cells\":" + "[{\"source\":".repeat(DEEP), "agent.py", "1");
    }

    @RedTeam
    void patterns_of_dockerignore_that_go_back_and_forth() {
        ends("agent.py", "1", ".dockerignore", "**/".repeat(2000) + "x\n" + ("*a".repeat(200) + "b\n").repeat(500),
                "a".repeat(200), "1");
    }

    @RedTeam
    void thirty_megabytes_of_text_that_looks_like_secrets() {
        ends("agent.py", ("sk-" + "a".repeat(60) + "=\"" + "Qx7".repeat(20)).repeat(30 * 1024 * 1024 / 125));
    }
}
