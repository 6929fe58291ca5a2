package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Literal lists as CPython's own parser reads them. */
class SetupPyOracleTest {

    private static final List<String> LISTS = List.of("['a==1', 'b==2']", "('a==1',)", "[]",
            "[\n  'a==1',  # 'x'\n  \"b==2\",\n]", "['a' '==1', 'b==2']",
            "[r'a==1', u'b==2', R\"c==3\"]", "['''a==1''', \"\"\"b==2\"\"\"]", "['a==1' # ]\n, 'b==2']",
            "['a; python_version > \"3\"']",
            "[\"a; python_version > '3'\"]", "['a; python_version > \\'3\\'']");

    @Test
    void agrees_with_ast_on_literal_lists() {
        List<String> sources = LISTS.stream()
                .map(list -> "from setuptools import setup\nsetup(install_requires=" + list + ", name='x')\n").toList();

        List<JsonNode> expected = PythonOracle.ask(sources.stream().map(source -> List.<Object> of("setup", source)).toList());

        for (int i = 0; i < sources.size(); i++) {
            JsonNode actual = new ObjectMapper().valueToTree(Project.of("setup.py", sources.get(i)).requirements());
            assertThat(actual).as(sources.get(i)).isEqualTo(expected.get(i).get("install_requires"));
        }
    }
}
