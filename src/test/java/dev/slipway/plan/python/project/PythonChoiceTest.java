package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonChoiceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { ">=3.9|3.11", ">=3.12|3.12", ">=3.9,<3.11|3.10", "~=3.10|3.11", "~=3.12.1|3.12",
            "==3.13.*|3.13",
            "!=3.11.*,>=3.10|3.12", "<3.11.5|3.10", "==3.11.4|3.11", "<4|3.11", ">3.13|3.13", ">=3.11.4|3.11",
            ">=2.7,!=3.0.*|3.11", ">=3.15|none",
            "==2.7.*|none", "nonsense|none", ">=3.9,<=3.9|3.9" })
    void requires_python_prefers_3_11_and_else_the_nearest(String specifier, String expected) {
        assertThat(Project.of("pyproject.toml", "[project]\nrequires-python = \"" + specifier + "\"\n").python())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "^3.10|3.11", "^3.12|3.12", "~3.10|3.10", "~3.12.1|3.12", "3.12.*|3.12", "3.13|3.13",
            ">=3.9,<3.11|3.10",
            ">= 3.12 , < 3.14|3.12", "*|3.11", "<3.8|none" })
    void poetry_constraints(String constraint, String expected) {
        assertThat(Project.of("pyproject.toml", "[tool.poetry.dependencies]\npython = \"" + constraint + "\"\n").python())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "3.12|3.12|", "3.12.4|3.12|3.12.4", "cpython-3.10|3.10|", "cpython@3.13|3.13|",
            ">=3.12|3.12|",
            "3|3.11|", "pypy3.10-7.3|none|", "2.7.18|none|", "3.12-dev|3.12|" })
    void version_file(String text, String expected, String exact) {
        Project project = Project.of(".python-version", text + "\n");

        assertThat(project.python()).isEqualTo(expected);
        assertThat(project.read().python().flatMap(PythonVersion::exact).orElse(null)).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource({ "python-3.11.x,3.11", "python-3.12.4,3.12", "python-3.10,3.10", "3.13,3.13" })
    void runtime_txt(String text, String expected) {
        assertThat(Project.of("runtime.txt", text).python()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "python=3.10,3.10", "python==3.12.1,3.12", "python>=3.12,3.12", "python=3.10.4=h12debd9_0,3.10", "python,3.11",
            "conda-forge::python=3.13,3.13", "python 3.12.*,3.12" })
    void conda(String text, String expected) {
        assertThat(Project.of("environment.yml", "dependencies:\n  - " + text + "\n").python()).isEqualTo(expected);
    }

    @Test
    void alternatives_and_comments() {
        assertThat(Project.of("pyproject.toml", "[tool.poetry.dependencies]\npython = '~3.9 || ~3.12'\n").python())
                .isEqualTo("3.12");
        assertThat(Project.of(".python-version", "# comment\n\n3.9\n").python()).isEqualTo("3.9");
    }

    @Test
    void says_what_decided() {
        PythonVersion python = Project.of("pyproject.toml", "[project]\nname = 'x'\nrequires-python = '>=3.12'\n").read()
                .python().orElseThrow();

        assertThat(python).isEqualTo(
                new PythonVersion("3.12", java.util.Optional.empty(), "requires-python says >=3.12", "pyproject.toml", 3));
    }

    @Test
    void everything_is_taken_together() {
        assertThat(Project.of("pyproject.toml", "[project]\nrequires-python = '>=3.10'\n", "uv.lock",
                "requires-python = '>=3.12, <3.14'\n").python())
                .isEqualTo("3.12");
    }

    @Test
    void a_named_version_wins_and_the_conflict_is_reported() {
        Project project = Project.of(".python-version", "3.10\n", "pyproject.toml", "[project]\nrequires-python = '>=3.11'\n");

        assertThat(project.python()).isEqualTo("3.10");
        assertThat(project.warnings("python_version_conflict"))
                .containsExactly("pyproject.toml:2 pyproject.toml, line 2: requires-python says"
                        + " >=3.11, but .python-version, line 1 decides for 3.10: .python-version says 3.10");
    }

    @Test
    void a_python_that_no_image_has_is_reported() {
        assertThat(Project.of(".python-version", "2.7.18\n").codes()).containsExactly("python_version_unsupported");
        assertThat(Project.of(".python-version", "pypy3.10\n").codes()).containsExactly("unreadable_python_version");
    }
}
