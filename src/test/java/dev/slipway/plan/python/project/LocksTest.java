package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.Requirement.Source;

class LocksTest {

    private static final String PYPROJECT = """
            [project]
            name = "agent"
            requires-python = ">=3.10"
            dependencies = ["FastAPI[standard]>=0.110", "openai>=1.0", "pywin32; sys_platform == 'win32'"]
            """;

    private static final String UV_LOCK = """
            version = 1
            revision = 2
            requires-python = ">=3.10"

            [[package]]
            name = "agent"
            version = "0.1.0"
            source = { virtual = "." }
            dependencies = [
                { name = "fastapi", extra = ["standard"] },
                { name = "openai" },
            ]

            [[package]]
            name = "fastapi"
            version = "0.115.2"
            source = { registry = "https://pypi.org/simple" }
            wheels = [
                { url = "https://files.example.com/fastapi-0.115.2-py3-none-any.whl", hash = "sha256:00" },
            ]

            [[package]]
            name = "openai"
            version = "1.51.0"
            source = { registry = "https://pypi.org/simple" }

            [[package]]
            name = "pywin32"
            version = "306"
            source = { registry = "https://pypi.org/simple" }

            [[package]]
            name = "starlette"
            version = "0.39.0"
            source = { registry = "https://pypi.org/simple" }
            """;

    @Test
    void uv_lock_pins_what_pyproject_declares() {
        Project project = Project.of("pyproject.toml", PYPROJECT, "uv.lock", UV_LOCK, "requirements.txt", "openai==0.1\n");
        Declarations read = project.read();

        assertThat(read.decision()).isEqualTo(new Decision(Origin.UV_LOCK, PackageManager.UV, java.util.List.of("uv.lock"),
                "uv.lock pins what pyproject.toml declares"));
        assertThat(project.requirements()).containsExactly("fastapi[standard]==0.115.2", "openai==1.51.0");
        assertThat(project.places()).containsExactly("fastapi uv.lock:15", "openai uv.lock:23");
        assertThat(read.requirements()).extracting(requirement -> requirement.source()).containsOnly(Source.LOCK);
        assertThat(read.locked()).containsEntry("starlette", "0.39.0").doesNotContainKey("agent");
        assertThat(read.installation().files()).containsExactly("pyproject.toml", "uv.lock");
        assertThat(project.codes()).isEmpty();
    }

    @Test
    void a_lock_that_is_out_of_date_is_reported() {
        Project project = Project.of("pyproject.toml", PYPROJECT.replace("openai>=1.0", "openai>=2.0\", \"langchain"),
                "uv.lock", UV_LOCK);

        assertThat(project.requirements()).containsExactly("fastapi[standard]==0.115.2", "openai==1.51.0", "langchain");
        assertThat(project.warnings("lock_out_of_date")).hasSize(2).first().asString().contains("openai 1.51.0", ">=2.0");
    }

    @Test
    void a_lock_without_its_project_gives_everything_to_pip() {
        Project project = Project.of("uv.lock", UV_LOCK);

        assertThat(project.read().decision().manager()).isEqualTo(PackageManager.PIP);
        assertThat(project.requirements()).contains("starlette==0.39.0", "fastapi==0.115.2");
        assertThat(project.read().installation().pip().lines()).contains("starlette==0.39.0");
    }

    @Test
    void a_broken_lock_gives_way_to_the_next() {
        Project project = Project.of("pyproject.toml", PYPROJECT, "uv.lock", "<<<<<<< HEAD\n" + UV_LOCK);

        assertThat(project.read().decision().origin()).isEqualTo(Origin.PYPROJECT);
        assertThat(project.warnings("unreadable_file")).singleElement().asString().startsWith("uv.lock:1 ");
    }

    @Test
    void workspace_members_and_repositories_of_uv_are_needed() {
        Project project = Project.of("pyproject.toml",
                "[project]\nname='agent'\ndependencies=['tools','kit']\n[tool.uv.sources]\n"
                        + "tools={workspace=true}\n[tool.uv.workspace]\nmembers=['packages/*']\n",
                "uv.lock", """
                        version = 1
                        [[package]]
                        name = "tools"
                        version = "0.1"
                        source = { editable = "packages/tools" }
                        [[package]]
                        name = "kit"
                        version = "1.0"
                        source = { git = "https://github.com/acme/kit?rev=main#0123abcd" }
                        """, "packages/tools/pyproject.toml", "[project]\nname='tools'\n", "packages/tools/tools.py", "");

        assertThat(project.requirements()).containsExactly("tools @ file:packages/tools",
                "kit @ git+https://github.com/acme/kit@0123abcd");
        assertThat(project.read().installation().files()).contains("packages/tools/tools.py", "packages/tools/pyproject.toml");
        assertThat(project.read().installation().facts().git()).isFalse();
    }

    @Test
    void poetry_lock_of_both_formats() {
        String lock = """
                [[package]]
                name = "openai"
                version = "1.3.0"
                %s

                [[package]]
                name = "pytest"
                version = "8.0.0"
                %s

                [metadata]
                python-versions = "^3.12"
                """;
        String pyproject = "[tool.poetry]\nname='a'\n[tool.poetry.dependencies]\npython='^3.12'\nopenai='^1.0'\n";

        for (String text : new String[] { lock.formatted("category = \"main\"", "category = \"dev\""),
                lock.formatted("groups = [\"main\"]", "groups = [\"dev\"]") }) {
            Project project = Project.of("pyproject.toml", pyproject, "poetry.lock", text);
            assertThat(project.requirements()).containsExactly("openai==1.3.0");
            assertThat(project.read().decision().manager()).isEqualTo(PackageManager.POETRY);
            assertThat(project.python()).isEqualTo("3.12");
            assertThat(Project.of("poetry.lock", text).requirements()).containsExactly("openai==1.3.0");
        }
    }

    @Test
    void pdm_lock_leaves_out_other_groups() {
        Project project = Project.of("pdm.lock", """
                [metadata]
                groups = ["default", "dev"]
                [[package]]
                name = "openai"
                version = "1.3.0"
                groups = ["default"]
                marker = "sys_platform == 'win32'"
                [[package]]
                name = "httpx"
                version = "0.27"
                groups = ["default", "dev"]
                [[package]]
                name = "pytest"
                version = "8.0"
                groups = ["dev"]
                """);

        assertThat(project.requirements()).containsExactly("httpx==0.27");
    }

    @Test
    void pylock_stands_alone() {
        Project project = Project.of("pylock.toml", """
                lock-version = "1.0"
                requires-python = "==3.12.*"
                [[packages]]
                name = "attrs"
                version = "25.1.0"
                [[packages]]
                name = "kit"
                vcs = { type = "git", url = "https://github.com/acme/kit", commit-id = "abc" }
                """);

        assertThat(project.requirements()).containsExactly("attrs==25.1.0", "kit @ git+https://github.com/acme/kit@abc");
        assertThat(project.read().decision().manager()).isEqualTo(PackageManager.UV);
        assertThat(project.python()).isEqualTo("3.12");
        assertThat(project.read().installation().facts().git()).isTrue();
    }

    @Test
    void pipfile_lock_pins_the_pipfile() {
        String lock = """
                {
                    "_meta": {
                        "requires": { "python_version": "3.12" },
                        "sources": [ { "name": "pypi", "url": "https://pypi.org/simple", "verify_ssl": true } ]
                    },
                    "default": {
                        "flask": {
                            "hashes": [ "sha256:00" ],
                            "index": "pypi",
                            "version": "==3.0.0"
                        },
                        "colorama": { "markers": "sys_platform == 'win32'", "version": "==0.4.6" },
                        "werkzeug": { "version": "==3.0.1" }
                    },
                    "develop": { "pytest": { "version": "==8.0.0" } }
                }
                """;
        Project both = Project.of("Pipfile", "[packages]\nflask = '*'\n[requires]\npython_version='3.12'\n", "Pipfile.lock",
                lock);
        Project alone = Project.of("Pipfile.lock", lock);

        assertThat(both.places()).containsExactly("flask Pipfile.lock:7");
        assertThat(both.requirements()).containsExactly("flask==3.0.0");
        assertThat(both.read().decision().manager()).isEqualTo(PackageManager.PIPENV);
        assertThat(both.read().installation().files()).containsExactly("Pipfile", "Pipfile.lock");
        assertThat(alone.requirements()).containsExactly("flask==3.0.0", "werkzeug==3.0.1");
        assertThat(alone.read().decision().manager()).isEqualTo(PackageManager.PIP);
        assertThat(alone.python()).isEqualTo("3.12");
    }
}
