package dev.slipway.plan.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;

/** Every one installs before it copies the sources, so that a change of the source alone redoes one layer. */
class PackageManagerDockerfileTest {

    private static final String PROJECT = "[project]\nname = \"x\"\nversion = \"0\"\ndependencies = [\"idna\"]\n";

    @Test
    void of_uv_installs_the_lock_as_it_is() {
        BuildPlan plan = Plans.file("main.py", "print(1)").and("pyproject.toml", PROJECT).and("uv.lock", """
                version = 1
                requires-python = ">=3.11"

                [[package]]
                name = "idna"
                version = "3.10"
                source = { registry = "https://pypi.org/simple" }

                [[package]]
                name = "x"
                version = "0"
                source = { virtual = "." }
                dependencies = [{ name = "idna" }]
                """).plan();

        assertThat(plan.packageManager()).isEqualTo("uv");
        assertThat(plan.dockerfile()).isEqualTo("""
                FROM python:3.11-slim

                WORKDIR /app

                RUN pip install --no-cache-dir uv
                COPY pyproject.toml uv.lock ./
                RUN uv sync --frozen --no-dev --no-install-project --no-cache --python-preference only-system

                COPY . .

                ENV PATH=/app/.venv/bin:$PATH

                EXPOSE 8080

                CMD ["python", "main.py"]
                """);
    }

    @Test
    void of_poetry_uses_the_index_that_pip_uses() {
        BuildPlan plan = Plans.file("main.py", "print(1)")
                .and("pyproject.toml",
                        "[tool.poetry]\nname = \"x\"\n[tool.poetry.dependencies]\npython = \"^3.11\"\nidna = \"*\"\n")
                .and("poetry.lock", "[[package]]\nname = \"idna\"\nversion = \"3.10\"\n\n[metadata]\nlock-version = \"2.0\"\n")
                .plan();

        assertThat(plan.packageManager()).isEqualTo("poetry");
        assertThat(plan.dockerfile()).contains("COPY poetry.lock pyproject.toml ./\n",
                "PIP_INDEX_URL:-https://pypi.org/simple/",
                "poetry install --only main --no-root");
    }

    @Test
    void of_pipenv_syncs_the_lock() {
        BuildPlan plan = Plans.file("main.py", "print(1)").and("Pipfile", "[packages]\nidna = \"*\"\n")
                .and("Pipfile.lock", "{\"_meta\": {}, \"default\": {\"idna\": {\"version\": \"==3.10\"}}, \"develop\": {}}")
                .plan();

        assertThat(plan.dockerfile()).contains("COPY Pipfile Pipfile.lock ./\n", "pipenv sync\n");
    }

    @Test
    void of_pdm_installs_exactly_what_the_lock_pins() {
        BuildPlan plan = Plans.file("main.py", "print(1)").and("pyproject.toml", PROJECT).and("requirements.txt", "# export\n")
                .and("pdm.lock", "[[package]]\nname = \"idna\"\nversion = \"3.10\"\ngroups = [\"default\"]\n\n[metadata]\n"
                        + "lock_version = \"4.5.0\"\ngroups = [\"default\"]\n")
                .plan();

        assertThat(plan.packageManager()).isEqualTo("pdm");
        assertThat(plan.generated()).containsOnlyKeys("requirements.lock.txt").containsValue("idna==3.10\n");
        assertThat(plan.dockerfile()).contains("--no-deps -r requirements.lock.txt\n");
    }

    @Test
    void of_a_pyproject_without_a_lock_is_the_documented_one() {
        BuildPlan plan = Plans.file("main.py", "print(1)").and("pyproject.toml", PROJECT).plan();

        assertThat(plan.generated()).containsEntry("requirements.txt", "idna\n");
        assertThat(plan.dockerfile()).contains("COPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n");
    }

    @Test
    void copies_included_requirements_before_it_installs() {
        BuildPlan plan = Plans.file("main.py", "print(1)").and("requirements.txt", "-r requirements/base.txt\n")
                .and("requirements/base.txt", "idna\n").plan();

        assertThat(plan.dockerfile())
                .contains("COPY requirements.txt .\nCOPY requirements/base.txt requirements/\nRUN pip install");
    }

    @Test
    void copies_everything_first_when_the_project_itself_is_installed() {
        BuildPlan plan = Plans.file("main.py", "print(1)").and("pyproject.toml", PROJECT).and("requirements.txt", "-e .\n")
                .plan();

        assertThat(plan.dockerfile()).contains("WORKDIR /app\n\nCOPY . .\n\nRUN pip install");
    }

    @Test
    void has_system_packages_only_where_wheels_are_not_enough() {
        assertThat(Plans.file("main.py", "import pdf2image").plan().dockerfile()).contains(
                "RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils && rm -rf /var/lib/apt/lists/*\n");
        assertThat(Plans.file("main.py", "import psycopg2").plan().systemPackages()).isEmpty();
        assertThat(Plans.file("main.py", "").and("requirements.txt", "psycopg2\n").plan().systemPackages())
                .containsExactly("build-essential", "libpq-dev");
    }

    @Test
    void brings_the_browser_that_playwright_drives() {
        assertThat(Plans.file("main.py", "from playwright.sync_api import sync_playwright").plan().dockerfile())
                .contains("playwright install --with-deps");
    }
}
