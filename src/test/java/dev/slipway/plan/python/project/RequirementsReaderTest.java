package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

class RequirementsReaderTest {

    @Test
    void reads_names_extras_versions_and_markers_as_declared() {
        Project project = Project.of("requirements.txt", """
                # the model
                openai>=1.0
                fastapi[standard] ~= 0.110   # web

                Ruamel.YAML==0.18.6 ; python_version >= "3.8"
                """);

        assertThat(project.requirements()).containsExactly("openai>=1.0", "fastapi[standard] ~= 0.110",
                "Ruamel.YAML==0.18.6 ; python_version >= \"3.8\"");
        assertThat(project.places()).containsExactly("openai requirements.txt:2", "fastapi requirements.txt:3",
                "ruamel-yaml requirements.txt:5");
        assertThat(project.read().requirements()).allSatisfy(requirement -> {
            assertThat(requirement.source()).isEqualTo(Source.DECLARED);
            assertThat(requirement.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(requirement.importName()).isNull();
        });
    }

    @Test
    void leaves_out_what_a_marker_keeps_from_linux() {
        Project project = Project.of("requirements.txt",
                "pywin32==306; sys_platform == 'win32'\nuvloop==0.19; sys_platform != 'win32'\ntorch==2; platform_machine == 'arm64'\n");

        assertThat(project.places()).extracting(place -> place.split(" ")[0]).containsExactly("uvloop", "torch");
    }

    @Test
    void joins_lines_that_end_in_a_backslash_and_counts_from_the_first() {
        Project project = Project.of("requirements.txt", "openai \\\n  >= 1.0, \\\n  < 2\r\nrequests==2.31\\\r\n.0\r\n");

        assertThat(project.requirements()).containsExactly("openai   >= 1.0,   < 2", "requests==2.31.0");
        assertThat(project.places()).containsExactly("openai requirements.txt:1", "requests requirements.txt:4");
    }

    @Test
    void a_comment_needs_a_blank_before_it() {
        Project project = Project.of("requirements.txt", "git+https://github.com/acme/tool.git@v1#egg=acme_tool # pinned\n");

        assertThat(project.requirements()).containsExactly("git+https://github.com/acme/tool.git@v1#egg=acme_tool");
        assertThat(project.places()).containsExactly("acme-tool requirements.txt:1");
    }

    @Test
    void ignores_a_byte_order_mark() {
        assertThat(Project.of("requirements.txt", "\uFEFFopenai==1.0\n").requirements()).containsExactly("openai==1.0");
        assertThat(Project.of().withField("\uFEFFopenai==1.0\n").requirements()).containsExactly("openai==1.0");
    }

    @Test
    void refuses_utf_16_that_was_read_as_something_else() {
        String garbled = new String("openai==1.0\n".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

        assertThat(Project.of("requirements.txt", garbled).rejection().message()).contains("requirements.txt", "UTF-16");
    }

    @Test
    void refuses_control_characters_in_the_field() {
        assertThat(Project.of().withField("openai\u0000").rejection().message()).contains("U+0000");
        assertThat(Project.of().withField("openai\u001b[0m").rejection().field()).contains("requirements");
    }

    @Test
    void the_field_wins_over_every_file_and_has_no_file_of_its_own() {
        Project project = Project.of("requirements.txt", "flask==3.0\n", "uv.lock", "version = 1\n").withField("openai==1.0\n");

        assertThat(project.read().decision().origin()).isEqualTo(Origin.REQUIREMENTS_FIELD);
        assertThat(project.places()).containsExactly("openai null:null");
        assertThat(project.warnings("declarations_ignored")).hasSize(1).first().asString().contains("flask",
                "the requirements field decides");
    }

    @Test
    void a_blank_field_counts_as_none() {
        assertThat(Project.of("requirements.txt", "flask==3.0\n").withField(" \n").requirements())
                .containsExactly("flask==3.0");
    }

    @Test
    void follows_includes_relative_to_the_including_file() {
        Project project = Project.of("requirements.txt", "-r deps/base.txt\n--requirement=deps/web.txt\n", "deps/base.txt",
                "-r more.txt\nopenai==1.0\n", "deps/more.txt", "requests==2.31.0\n", "deps/web.txt",
                "-rmore.txt\nflask==3.0\n");

        assertThat(project.places()).containsExactly("requests deps/more.txt:1", "openai deps/base.txt:2",
                "flask deps/web.txt:2");
        assertThat(project.read().installation().files()).containsExactly("deps/base.txt", "deps/more.txt", "deps/web.txt",
                "requirements.txt");
    }

    @Test
    void names_an_include_that_is_not_there() {
        assertThat(Project.of("requirements.txt", "openai\n-r base.txt\n").rejection())
                .satisfies(rejection -> assertThat(rejection.message())
                        .isEqualTo("requirements.txt, line 2: -r base.txt is not among the files"))
                .satisfies(rejection -> assertThat(rejection.field()).contains("files"));
        assertThat(Project.of().withField("-c ../c.txt").rejection().message()).contains("the requirements field, line 1",
                "../c.txt");
        assertThat(Project.of("requirements.txt", "-r /etc/passwd").rejection().message()).contains("/etc/passwd");
    }

    @Test
    void names_a_file_that_includes_itself() {
        assertThat(Project.of("requirements.txt", "-r a.txt\n", "a.txt", "-r requirements.txt\n").rejection().code())
                .isEqualTo("requirements_cycle");
    }

    @Test
    void a_file_included_twice_is_read_once() {
        Project project = Project.of("requirements.txt", "-r a.txt\n-r b.txt\n", "a.txt", "-r c.txt\n", "b.txt", "-r c.txt\n",
                "c.txt", "openai==1.0\n");

        assertThat(project.requirements()).containsExactly("openai==1.0");
    }

    @Test
    void constraints_pin_but_install_nothing() {
        Project project = Project.of("requirements.txt", "-c constraints.txt\nopenai\n", "constraints.txt",
                "openai==1.30.1\nnumpy==1.26.4\n");

        assertThat(project.requirements()).containsExactly("openai");
        assertThat(project.codes()).doesNotContain("unpinned_requirements");
        assertThat(project.read().installation().files()).contains("constraints.txt");
    }

    @Test
    void a_remote_include_is_left_to_pip_and_said() {
        assertThat(Project.of("requirements.txt", "-r https://example.com/r.txt\nopenai==1\n").codes())
                .contains("remote_requirements");
    }

    @Test
    void warns_once_of_unpinned_requirements_with_the_first_line() {
        Project project = Project.of("requirements.txt", "flask==3.0.0\nopenai>=1.0\nrequests\n");

        assertThat(project.warnings("unpinned_requirements"))
                .containsExactly("requirements.txt:2 2 of 3 requirements are not pinned to one"
                        + " version, first openai (requirements.txt, line 2); a later build may install other versions");
    }

    @Test
    void knows_hash_mode_and_who_lacks_a_hash() {
        Project project = Project.of("requirements.txt",
                "flask==3.0.0 \\\n    --hash=sha256:aaaa \\\n    --hash=sha256:bbbb\nrequests==2.31.0\n");

        assertThat(project.read().installation().facts().hashes()).isTrue();
        assertThat(project.requirements()).containsExactly("flask==3.0.0", "requests==2.31.0");
        assertThat(project.warnings("hashes_missing")).singleElement().asString().contains("requirements.txt:4",
                "requests has no --hash");
    }

    @Test
    void hides_the_credentials_of_index_urls_everywhere() {
        Project project = Project.of("requirements.txt", "--index-url https://bot:s3cret@pypi.acme.dev/simple\n"
                + "--extra-index-url=https://s3cret@extra.acme.dev/simple --trusted-host extra.acme.dev\n"
                + "acme @ git+https://s3cret:x@git.acme.dev/acme.git@v1\nbroken https://u:s3cret@h/\n-f https://u:s3cret@h/links\n");

        Declarations read = project.read();

        assertThat(read.toString()).doesNotContain("s3cret").contains("https://***@pypi.acme.dev/simple");
        assertThat(read.installation().facts().indexes()).extracting(IndexUrl::kind).containsExactly(IndexUrl.Kind.INDEX,
                IndexUrl.Kind.EXTRA_INDEX, IndexUrl.Kind.LINKS);
        assertThat(read.installation().facts().indexes().get(0).exact()).contains("s3cret");
        assertThat(project.codes()).contains("credentials_in_url", "package_index");
    }

    @Test
    void a_variable_in_a_url_is_no_secret_but_must_be_set() {
        Project project = Project.of("requirements.txt",
                "--extra-index-url https://${PYPI_USER}:${PYPI_TOKEN}@pypi.acme.dev/simple\nacme==1\n");

        assertThat(project.read().installation().facts().environment()).containsExactly("PYPI_TOKEN", "PYPI_USER");
        assertThat(project.codes()).contains("environment_variable").doesNotContain("credentials_in_url");
    }

    @Test
    void repositories_need_git() {
        Project project = Project.of("requirements.txt",
                "git+https://github.com/acme/agent-kit.git@main\nkit2 @ git+ssh://git@github.com/acme/kit2\n-e git+https://github.com/a/b#egg=bee\n");

        assertThat(project.places()).containsExactly("agent-kit requirements.txt:1", "kit2 requirements.txt:2",
                "bee requirements.txt:3");
        assertThat(project.read().installation().facts().git()).isTrue();
        assertThat(project.read().installation().facts().mayCompile()).isTrue();
        assertThat(project.warnings("needs_git")).hasSize(3);
        assertThat(project.requirements().get(1)).isEqualTo("kit2 @ git+ssh://git@github.com/acme/kit2");
    }

    @Test
    void wheels_by_url_need_no_compiler() {
        Project project = Project.of("requirements.txt", "https://example.com/w/my_agent-1.0-py3-none-any.whl\n");

        assertThat(project.places()).containsExactly("my-agent requirements.txt:1");
        assertThat(project.read().installation().facts().mayCompile()).isFalse();
    }

    @Test
    void an_editable_project_brings_its_own_requirements_and_needs_the_whole_tree() {
        Project project = Project.of("requirements.txt", "-e .[web]\npytest==8.0\n", "pyproject.toml",
                "[project]\nname = \"My_Agent\"\ndependencies = [\n  \"openai==1.0\",\n]\n");

        assertThat(project.places()).containsExactly("my-agent requirements.txt:1", "openai pyproject.toml:4",
                "pytest requirements.txt:2");
        assertThat(project.read().installation().wholeTree()).isTrue();
        assertThat(project.read().installation().files()).contains("agent.py", "pyproject.toml");
    }

    @Test
    void a_local_package_is_copied_before_the_install_step() {
        Project project = Project.of("requirements.txt", "./libs/tools\n", "libs/tools/setup.py",
                "setup(install_requires=['requests==2.0'])\n",
                "libs/tools/tools/__init__.py", "", "libs/other/x.py", "");

        assertThat(project.places()).containsExactly("tools requirements.txt:1", "requests libs/tools/setup.py:1");
        assertThat(project.read().installation().files()).containsExactly("libs/tools/setup.py", "libs/tools/tools/__init__.py",
                "requirements.txt");
        assertThat(project.read().installation().wholeTree()).isFalse();
        assertThat(project.codes()).contains("local_package");
    }

    @Test
    void a_path_from_another_machine_is_named() {
        Project project = Project.of("requirements.txt", "numpy @ file:///home/conda/feedstock_root/numpy\n./gone\n");

        assertThat(project.warnings("local_path_missing")).hasSize(2);
    }

    @Test
    void an_editable_project_whose_dependencies_are_this_very_file_ends() {
        Project project = Project.of("requirements.txt", "-e .\nopenai==1.0\n", "pyproject.toml",
                "[project]\nname='a'\ndynamic=['dependencies']\n"
                        + "[tool.setuptools.dynamic]\ndependencies = {file = ['requirements.txt']}\n");

        assertThat(project.requirements()).containsExactly(".", "openai==1.0");
    }

    @Test
    void unreadable_lines_are_named_with_what_to_write_instead() {
        Project project = Project.of("requirements.txt",
                "openai=1.0\npip install flask\nbase.txt\nimport os\nflask ^1.0\n--no-such-option\n<<<<<<< HEAD\nrequests==2.31.0\n");

        assertThat(project.requirements()).containsExactly("requests==2.31.0");
        assertThat(project.warnings("unreadable_line")).hasSize(7).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("requirements.txt:1 ").contains("write == rather than =");
            assertThat(lines.get(1)).contains("leave out \"pip install\"");
            assertThat(lines.get(2)).contains("write -r before it");
            assertThat(lines.get(4)).contains("expected a version such as ==1.0");
        });
    }

    @Test
    void thousands_of_unreadable_lines_are_not_thousands_of_warnings() {
        assertThat(Project.of("requirements.txt", "???\n".repeat(5000)).warnings("unreadable_line")).hasSize(Findings.PER_CODE);
    }

    @Test
    void options_behind_a_requirement_do_nothing_in_pip() {
        assertThat(Project.of("requirements.txt", "torch==2.3 --index-url https://download.pytorch.org/whl/cpu\n").codes())
                .contains("option_ignored");
    }

    @Test
    void duplicates_and_contradictions_are_told_apart() {
        Project project = Project.of("requirements.txt",
                "openai>=1\nOpenAI<2\nflask==2.0\nflask>=3\nx==1; python_version<'3'\nx==2; python_version>'3'\n");

        assertThat(project.warnings("duplicate_requirement")).singleElement().asString().startsWith("requirements.txt:2 ");
        assertThat(project.warnings("conflicting_requirements")).singleElement().asString().startsWith("requirements.txt:4 ")
                .contains("==2.0",
                        ">=3");
    }

    @Test
    void no_binary_may_need_a_compiler() {
        assertThat(Project.of("requirements.txt", "--no-binary :all:\nlxml==5\n").read().installation().facts().mayCompile())
                .isTrue();
    }

    @Test
    void agrees_with_shlex_on_words() {
        List<String> texts = List.of("", "a b", "a  'b c' d", "a\"b c\"d", "\\ a", "a\\", "'a", "\"a\\\"b\"", "\"a\\b\"", "''",
                "a '' b", "'a\\'");

        var expected = PythonOracle.ask(texts.stream().map(text -> List.<Object> of("shlex", text)).toList());

        for (int i = 0; i < texts.size(); i++) {
            var words = ShellWords.split(texts.get(i)).orElse(null);
            assertThat(new com.fasterxml.jackson.databind.ObjectMapper().<com.fasterxml.jackson.databind.JsonNode> valueToTree(
                    words))
                    .as(texts.get(i)).isEqualTo(expected.get(i));
        }
    }
}
