package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecedenceTest {

    @Test
    void nothing_declared_leaves_it_to_the_imports() {
        Declarations read = Project.of().read();

        assertThat(read.decision().origin()).isEqualTo(Origin.NONE);
        assertThat(read.requirements()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.python()).isEmpty();
    }

    @Test
    void each_origin_wins_over_all_later_ones() {
        String[][] all = { { "uv.lock", "[[package]]\nname='a'\nversion='1'\n" },
                { "poetry.lock", "[[package]]\nname='b'\nversion='1'\n" },
                { "pdm.lock", "[[package]]\nname='c'\nversion='1'\n" },
                { "pylock.toml", "[[packages]]\nname='d'\nversion='1'\n" },
                { "Pipfile.lock", "{\"default\": {\"e\": {\"version\": \"==1\"}}}" }, { "requirements.txt", "f==1\n" },
                { "pyproject.toml", "[project]\ndependencies = ['g==1']\n" }, { "Pipfile", "[packages]\nh = '==1'\n" },
                { "setup.cfg", "[options]\ninstall_requires = i==1\n" }, { "setup.py", "setup(install_requires=['j==1'])\n" },
                { "environment.yml", "dependencies:\n- pip:\n  - k==1\n" } };

        for (int first = 0; first < all.length; first++) {
            java.util.List<String> files = new java.util.ArrayList<>();
            for (int i = first; i < all.length; i++) {
                boolean project = i != first && (all[i][0].equals("pyproject.toml") || all[i][0].equals("Pipfile"));
                if (!project) {
                    files.addAll(java.util.List.of(all[i]));
                }
            }
            Declarations read = Project.of(files.toArray(String[]::new)).read();
            assertThat(read.decision().origin()).isEqualTo(Origin.values()[first + 1]);
            assertThat(read.requirements()).singleElement()
                    .satisfies(requirement -> assertThat(requirement.requirement())
                            .isEqualTo((char) ('a' + Origin.values()[first(read)].ordinal() - 1) + "==1"));
        }
    }

    private static int first(Declarations read) {
        return read.decision().origin().ordinal();
    }

    @Test
    void what_loses_is_reported_when_it_names_more() {
        Project project = Project.of("requirements.txt", "openai==1\n", "pyproject.toml",
                "[project]\ndependencies = [\n'openai',\n'langchain',\n'rich']\n");

        assertThat(project.warnings("declarations_ignored"))
                .containsExactly("pyproject.toml:4 pyproject.toml, line 4: langchain and 1 more are"
                        + " declared here only, but requirements.txt decides, so it is not installed");
    }

    @Test
    void an_empty_file_gives_way_to_one_that_says_something() {
        Project project = Project.of("requirements.txt", "# nothing yet\n", "pyproject.toml",
                "[project]\ndependencies = ['openai']\n");

        assertThat(project.read().decision().origin()).isEqualTo(Origin.PYPROJECT);
        assertThat(Project.of("requirements.txt", "# nothing yet\n").codes()).containsExactly("no_requirements");
        assertThat(Project.of("requirements.txt", "").read().decision().origin()).isEqualTo(Origin.REQUIREMENTS_FILE);
    }

    @Test
    void production_before_base_before_others_before_development() {
        Project layered = Project.of("requirements/dev.txt", "-r base.txt\npytest==8\n", "requirements/base.txt", "openai==1\n",
                "requirements/prod.txt", "-r base.txt\ngunicorn==22\n");
        Project separate = Project.of("requirements-dev.txt", "pytest==8\n", "requirements-base.txt", "openai==1\n",
                "requirements_prod.txt", "g==1\n");

        assertThat(layered.read().decision().files()).containsExactly("requirements/prod.txt");
        assertThat(layered.requirements()).containsExactly("openai==1", "gunicorn==22");
        assertThat(layered.read().installation().files()).containsExactly("requirements/base.txt", "requirements/prod.txt");
        assertThat(separate.read().decision().files()).containsExactly("requirements_prod.txt", "requirements-base.txt");
        assertThat(Project.of("requirements/dev.txt", "pytest==8\n").codes()).containsExactly("development_requirements");
        assertThat(Project.of("requirements.in", "openai==1\n").requirements()).containsExactly("openai==1");
    }

    @Test
    void a_requirements_file_beside_the_source_is_found() {
        assertThat(Project.of("src/requirements.txt", "openai==1\n").read().decision().files())
                .containsExactly("src/requirements.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = { "requirement.txt", "requirments.txt", "requirements.text", "Requirements.txt", "requirements",
            "requierments.txt" })
    void misspelt_names_get_a_hint(String name) {
        Project project = Project.of(name, "openai==1\n");

        assertThat(project.codes()).containsExactly("misspelt_requirements");
        assertThat(project.requirements()).isEmpty();
    }

    @Test
    void ordinary_texts_are_not_misspelt_requirements() {
        assertThat(Project.of("recipients.txt", "bob\n", "README.md", "# x", "robots.txt", "").codes()).isEmpty();
    }
}
