package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerIgnoreTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data            | data/a.csv      | true
            data            | my/data/a.csv   | false
            /data/          | data/a.csv      | true
            *.md            | README.md       | true
            *.md            | docs/README.md  | false
            **/*.md         | docs/README.md  | true
            **/*.md         | README.md       | true
            **/cache        | a/b/cache/x     | true
            a/**/z          | a/z             | true
            a/**/z          | a/b/c/z         | true
            ?.py            | a.py            | true
            ?.py            | ab.py           | false
            [a-c].py        | b.py            | true
            [^a-c].py       | b.py            | false
            ./x/../x        | x               | true
            # data          | data            | false
            """)
    void leaves_out_what_a_pattern_means(String pattern, String path, boolean ignored) {
        SourceTree tree = SourceTree.parse(Map.of(".dockerignore", pattern, path, "", "other", ""));

        assertThat(DockerIgnore.applied(tree).contains(path)).isEqualTo(!ignored);
    }

    @Test
    void lets_the_last_pattern_win() {
        SourceTree tree = SourceTree
                .parse(Map.of(".dockerignore", "*\n!keep\nkeep/secret", "keep/a", "", "keep/secret", "", "b", ""));

        assertThat(DockerIgnore.applied(tree).files().keySet()).containsExactly("keep/a");
    }

    @Test
    void hides_files_from_the_planner_too() {
        Plans request = Plans.file("agent.py", "import openai").and("old.py", "import boto3").and("requirements.txt", "flask\n")
                .and(".dockerignore", "old.py\nrequirements.txt\n");

        assertThat(request.requirements()).isEqualTo("openai>=1.0");
        assertThat(request.plan().context(request.request().source())).containsOnlyKeys("agent.py", "requirements.txt")
                .containsEntry("requirements.txt", "openai>=1.0\n");
    }

    @Test
    void cannot_hide_the_named_entry_point() {
        assertThat(Plans.file("agent.py", "").and(".dockerignore", "*.py").startingWith("agent.py").rejection().message())
                .contains("left out").contains(".dockerignore");
    }

    @Test
    void may_not_make_matching_endless() {
        assertThat(Plans.file("agent.py", "").and(".dockerignore", "*x\n".repeat(1000)).rejection().code())
                .isEqualTo("dockerignore_too_long");
    }
}
