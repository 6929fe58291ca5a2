package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.Rejection.RejectedException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, there is a plan or a rejection, the same one each time, and the Dockerfile keeps its shape. */
class PlannerPropertyTest {

    private static final List<String> NAMES = List.of("main.py", "app.py", "agent.py", "src/x.py", "pkg/__init__.py",
            "a/b/c.py",
            "requirements.txt", "requirements/base.txt", "pyproject.toml", "uv.lock", "poetry.lock", "pdm.lock", "pylock.toml",
            "Pipfile", "Pipfile.lock", "setup.py", "setup.cfg", "environment.yml", ".python-version", "runtime.txt", "Procfile",
            "manage.py", "langgraph.json", ".dockerignore", ".env", "package.json", "index.js", "go.mod", "main.go",
            "tests/test_a.py", "conftest.py", "Dockerfile");
    private static final List<String> PIECES = List.of("import openai", "from x import (y", "\n", " ", "\t", "'''", "\"\"\"",
            "\"",
            "'", "\\", "#", "if __name__ == '__main__':", "try:", "except ImportError:", "def f():", "app = FastAPI()", "{",
            "}",
            "[", "]", "(", ")", "==", ">=1.0", "openai", "-r requirements.txt", "-e .", "[project]", "dependencies = [",
            "[[package]]", "name = \"x\"", "python = \"^3.12\"", "requires-python = \">=3.9\"", ",", ";", ":", "!x", "**/*",
            "[a-",
            "*", "?", "web: python app.py", "sk-proj-", "postgresql+asyncpg://", "\0", "\uFEFF", "\ud83d\ude00", "é", "f\"{a",
            "uvicorn.run(\"app:app\"", "{\"dependencies\":", "module x", "package main", "func main() {}",
            "import streamlit as st",
            "%pip install x", "match x:", "async ", "lazy import a", "%", "$(x)", "-----BEGIN RSA PRIVATE KEY-----");

    @Property(tries = 1500, seed = "20260223")
    void any_files_give_a_plan_or_a_rejection(@ForAll("trees") Map<String, String> files,
            @ForAll("hints") Optional<String> hint,
            @ForAll("hints") Optional<String> requirements) {
        PlanRequest request = new PlanRequest(SourceTree.parse(files), Optional.empty(), requirements, hint);

        PlanResult result = Planner.standard(CustomDockerfile.ALLOW).plan(request);

        assertThat(Planner.standard(CustomDockerfile.ALLOW).plan(request)).isEqualTo(result);
        if (result instanceof PlanResult.Planned planned) {
            BuildPlan plan = planned.plan();
            assertThat(plan.dockerfile()).isNotBlank();
            assertThat(plan.context(request.source())).isNotNull();
        }
    }

    @Property(tries = 300, seed = "20260224")
    void any_entry_point_is_started_or_refused(@ForAll("names") String name, @ForAll("texts") String text) {
        Map<String, String> files = new HashMap<>(Map.of(name, text));
        try {
            PlanRequest request = new PlanRequest(SourceTree.parse(files), Optional.of(name), Optional.empty(),
                    Optional.empty());
            if (Planner.standard().plan(request) instanceof PlanResult.Planned planned) {
                long lines = planned.plan().dockerfile().lines().filter(line -> line.startsWith("CMD ")).count();
                assertThat(lines).isEqualTo(1);
                assertThat(name).doesNotContain("$", "`", "\"", "'", "\n");
            }
        } catch (RejectedException invalidName) {
            assertThat(invalidName.rejection().field()).contains("files");
        }
    }

    @Provide
    Arbitrary<Map<String, String>> trees() {
        return Arbitraries.maps(Arbitraries.of(NAMES), texts()).ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Optional<String>> hints() {
        return Arbitraries.of("langchain", "openai", "", "x[", "flask\n", "FastAPI", "django").optional();
    }

    @Provide
    Arbitrary<String> names() {
        return Combinators.combine(Arbitraries.strings().ofMaxLength(8), Arbitraries.of(".py", ".js", ".go", ""))
                .as((stem, ending) -> stem + ending);
    }
}
