package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestsTest {

    @Test
    void reads_pep_621() {
        Project project = Project.of("pyproject.toml", """
                [build-system]
                requires = ["hatchling"]

                [project]
                name = "agent"
                version = "0.1"
                dependencies = [
                    "openai>=1.0", # model
                    'rich ; sys_platform == "linux"',
                    "not a requirement",
                ]

                [project.optional-dependencies]
                dev = ["pytest"]
                """);

        assertThat(project.places()).containsExactly("openai pyproject.toml:8", "rich pyproject.toml:9");
        assertThat(project.warnings("unreadable_line")).singleElement().asString().startsWith("pyproject.toml:10 ");
        assertThat(project.read().decision().manager()).isEqualTo(PackageManager.PIP);
        assertThat(project.read().installation().pip().text()).isEqualTo("openai>=1.0\nrich ; sys_platform == \"linux\"\n");
    }

    @Test
    void a_pyproject_that_only_configures_tools_declares_nothing() {
        Project project = Project.of("pyproject.toml", "[tool.ruff]\nline-length = 120\n");

        assertThat(project.read().decision().origin()).isEqualTo(Origin.NONE);
        assertThat(project.codes()).isEmpty();
    }

    @Test
    void follows_dynamic_dependencies_of_setuptools() {
        Project project = Project.of("pyproject.toml", """
                [project]
                name = "agent"
                dynamic = ["dependencies"]
                [tool.setuptools.dynamic]
                dependencies = { file = ["reqs/base.txt"] }
                """, "reqs/base.txt", "flask==3.0\n");

        assertThat(project.places()).containsExactly("flask reqs/base.txt:1");
        assertThat(project.read().installation().files()).containsExactly("pyproject.toml", "reqs/base.txt");
    }

    @Test
    void dependency_groups_for_development_are_left_out() {
        Project project = Project.of("pyproject.toml", """
                [project]
                name = "agent"
                dependencies = ["openai"]
                [dependency-groups]
                dev = ["pytest", {include-group = "lint"}]
                lint = ["ruff"]
                gpu = ["torch"]
                """);

        assertThat(project.requirements()).containsExactly("openai");
        assertThat(project.read().installation().groups()).isEmpty();
    }

    @Test
    void groups_count_where_nothing_else_is_declared_or_uv_installs_them() {
        Project alone = Project.of("pyproject.toml", """
                [dependency-groups]
                main = ["openai", {include-group = "Web_Part"}]
                web-part = ["flask", {include-group = "main"}]
                test = ["pytest"]
                """);
        Project defaults = Project.of("pyproject.toml", """
                [project]
                dependencies = ["openai"]
                [dependency-groups]
                serve = ["uvicorn"]
                dev = ["pytest"]
                [tool.uv]
                default-groups = ["serve", "dev"]
                """);

        assertThat(alone.requirements()).containsExactlyInAnyOrder("openai", "flask");
        assertThat(defaults.requirements()).containsExactly("openai", "uvicorn");
        assertThat(defaults.read().installation().groups()).containsExactly("serve");
        assertThat(defaults.read().decision().manager()).isEqualTo(PackageManager.UV);
    }

    @Test
    void sources_of_uv_say_what_the_install_step_needs() {
        Project project = Project.of("pyproject.toml", """
                [project]
                dependencies = ["kit", "tools", "unused"]
                [tool.uv.sources]
                kit = { git = "https://github.com/acme/kit", tag = "v1" }
                tools = { path = "libs/tools", editable = true }
                [[tool.uv.index]]
                url = "https://u:p4ss@pypi.acme.dev/simple"
                """, "libs/tools/pyproject.toml", "[project]\nname='tools'\n");

        assertThat(project.read().installation().facts().git()).isTrue();
        assertThat(project.read().installation().files()).containsExactly("libs/tools/pyproject.toml", "pyproject.toml");
        assertThat(project.read().toString()).doesNotContain("p4ss");
    }

    @Test
    void puts_poetry_into_pep_508() {
        Project project = Project.of("pyproject.toml", """
                [tool.poetry]
                name = "agent"
                [tool.poetry.dependencies]
                python = "^3.10"
                openai = "^1.2.3"
                numpy = "~1.26"
                flask = "*"
                tiny = "^0.0.3"
                exact = "1.2.3"
                wild = "2.*"
                range = ">= 1.0, < 2.0"
                fastapi = { version = "^0.110", extras = ["standard", "all"] }
                extra-only = { version = "^1", optional = true }
                win = { version = "*", platform = "win32" }
                old = { version = "^1.0", python = "<3.9" }
                kit = { git = "https://github.com/acme/kit.git", rev = "abc" }
                local = { path = "../local" }
                many = [ { version = "1.0", python = "<3.11" }, { version = "2.0", python = ">=3.11" } ]
                [tool.poetry.group.serve.dependencies]
                uvicorn = "^0.29"
                [tool.poetry.group.dev.dependencies]
                pytest = "^8"
                """);

        assertThat(project.requirements()).containsExactly("openai>=1.2.3,<2", "numpy>=1.26,<1.27", "flask",
                "tiny>=0.0.3,<0.0.4", "exact==1.2.3",
                "wild==2.*", "range>=1.0,<2.0", "fastapi[standard,all]>=0.110,<0.111",
                "kit @ git+https://github.com/acme/kit.git@abc",
                "local @ file:../local", "many==2.0; python_version >= '3.11'", "uvicorn>=0.29,<0.30");
        assertThat(project.read().installation().groups()).containsExactly("serve");
        assertThat(project.read().decision().manager()).isEqualTo(PackageManager.POETRY);
        assertThat(project.python()).isEqualTo("3.11");
        assertThat(project.codes()).contains("local_path_missing", "needs_git");
    }

    @Test
    void reads_a_pipfile() {
        Project project = Project.of("Pipfile", """
                [[source]]
                url = "https://pypi.org/simple"
                verify_ssl = true
                name = "pypi"

                [packages]
                flask = "==3.0.0"
                openai = "*"
                requests = {extras = ["socks"], version = "~=2.31"}
                pywin = {version = "*", sys_platform = "== 'win32'"}

                [dev-packages]
                pytest = "*"

                [requires]
                python_version = "3.12"
                """);

        assertThat(project.requirements()).containsExactly("flask==3.0.0", "openai", "requests[socks]~=2.31");
        assertThat(project.places()).first().isEqualTo("flask Pipfile:7");
        assertThat(project.read().decision().manager()).isEqualTo(PackageManager.PIPENV);
        assertThat(project.read().installation().facts().indexes()).isEmpty();
        assertThat(project.python()).isEqualTo("3.12");
    }

    @Test
    void reads_setup_cfg() {
        Project project = Project.of("setup.cfg", """
                [metadata]
                name = agent

                [options]
                python_requires = >=3.9
                install_requires =
                    openai>=1.0
                    # a comment
                    requests; python_version < "4"
                [options.extras_require]
                test = pytest
                """);

        assertThat(project.places()).containsExactly("openai setup.cfg:7", "requests setup.cfg:9");
        assertThat(Project.of("setup.cfg", "[options]\ninstall_requires = a; b>=1\n").requirements()).containsExactly("a",
                "b>=1");
        assertThat(Project.of("setup.cfg", "[options]\ninstall_requires = file: r.txt\n", "r.txt", "c==1").requirements())
                .containsExactly("c==1");
    }

    @Test
    void reads_literal_lists_of_setup_py_as_text() {
        Project project = Project.of("setup.py", """
                '''install_requires=["wrong"]'''
                from setuptools import setup  # install_requires=["wrong"]
                REQS = [
                    "openai>=1.0",
                    'requests'
                    '[socks]',
                ]
                setup(
                    name="agent",
                    install_requires=REQS,
                    python_requires=">=3.12",
                    extras_require={"dev": ["pytest"]},
                )
                """);

        assertThat(project.places()).containsExactly("openai setup.py:4", "requests setup.py:5");
        assertThat(project.requirements()).containsExactly("openai>=1.0", "requests[socks]");
        assertThat(project.python()).isEqualTo("3.12");
    }

    @Test
    void says_that_a_computed_list_is_not_known() {
        for (String value : new String[] { "open('r.txt').read().splitlines()", "base + ['x']", "['a', f'b']", "['a'] + more",
                "[x for x in y]" }) {
            Project project = Project.of("setup.py", "setup(name='x',\n  install_requires=" + value + ")\n");

            assertThat(project.warnings("not_literal")).as(value).singleElement().asString().startsWith("setup.py:2 ");
        }
    }

    @Test
    void reads_the_pip_part_of_a_conda_environment() {
        Project project = Project.of("environment.yml", """
                name: agent
                channels: [conda-forge]
                dependencies:
                  - python=3.10.4
                  - conda-forge::numpy=1.26
                  - pip
                  - pip:
                      - openai==1.30.0
                      - -r extra.txt
                """, "extra.txt", "flask==3.0\n");

        assertThat(project.places()).containsExactly("openai environment.yml:8", "flask extra.txt:1");
        assertThat(project.warnings("conda_packages")).singleElement().asString().startsWith("environment.yml:5 ")
                .contains("numpy");
        assertThat(project.read().decision().manager()).isEqualTo(PackageManager.CONDA_PIP);
        assertThat(project.read().installation().pip().lines()).containsExactly("openai==1.30.0", "flask==3.0");
        assertThat(project.read().python().orElseThrow().exact()).contains("3.10.4");
    }

    @Test
    void broken_files_are_named_with_their_line() {
        Project project = Project.of("pyproject.toml", "[project\nname = 'x'\n", "environment.yml", "a: [\n", "Pipfile.lock",
                "{\n  \"default\": {,\n",
                "Pipfile", "[packages]\nx = \n");

        assertThat(project.warnings("unreadable_file")).extracting(text -> text.split(" ")[0]).containsExactlyInAnyOrder(
                "pyproject.toml:1",
                "environment.yml:2", "Pipfile.lock:2", "Pipfile:2");
        assertThat(project.read().decision().origin()).isEqualTo(Origin.NONE);
    }
}
