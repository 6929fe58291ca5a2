package dev.slipway.plan.python.project.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.plan.python.project.PythonOracle;

class TomlTest {

    private static final List<String> DOCUMENTS = List.of("", "# only a comment", "a = 1\nb = 'x'\r\nc = \"y\" # z\n",
            "[project]\nname = \"x\"\ndependencies = [\n  \"a>=1\", # why\n  'b',\n]\n",
            "a.b.c = 'x'\na.b.d = 'y'\n[a.e]\nf = 'z'",
            "[[p]]\nn='1'\n[[p]]\nn='2'\n[p.q]\nr='3'\n[[p.s]]\nt='4'\n", "a = {b = 'c', d.e = 'f'}\n",
            "\"quoted key\" = 'x'\n'' = 'empty'",
            "a = \"\"\"\nline one\nline \\\n   two\"\"\"\nb = '''\nraw \\n'''", "a = \"\"\"she said \"\"hi\"\"\"\"\"",
            "a = \"\\u00e9\\U0001F600\\t\\\"\"",
            "d = 1979-05-27 07:32:00\ne = 1979-05-27T07:32:00Z\nf = 07:32:00\ng = 0xff\nh = -1.5e3\ni = inf\n",
            "[a]\n[a.b]\n[a.c]\n",
            "[a.b]\n[a]\nx='1'", "[a]\n[a]", "a = 1\na = 2", "a = 1\n[a]", "[a]\nb.c = 'x'\n[a.b]\n", "a = {b = 'c'}\n[a.d]",
            "a = {b='c'}\na.d='e'",
            "[[a]]\n[a]", "a = []\n[[a]]", "a", "a =", "= 'x'", "a = 'x", "a = \"x\ny\"", "a = [1, 2", "a = {b = 'c'", "[a",
            "[a]]", "[[a]", "a = b",
            "a = 'x' b = 'y'", "a = \"\\q\"", "a = \"\\uD800\"", "a = \"\u0001\"", "[]", "[a.]", "a = [ , ]", "a = ['x',,]",
            "a = \"\"\"never",
            "a..b = 'x'", "a = [[['x'], []], {b = ['c']}]", "a = {}\nb = []", "\"a\\nb\" = 'x'",
            "a = 'x'\n\n\n[b] # c\n# d\ne = \"f\"",
            "[a.b.c]\nd = 'e'\n[a.b]\nf = 'g'\n", "true = 'x'\n1 = 'y'\n1.2 = 'z'", "a = truer", "a = \"\"", "a = ''''''",
            "a = \"x\"\"y\"", "\ta = 'x'");

    @Test
    void agrees_with_tomllib_on_what_documents_say_and_which_are_broken() {
        List<JsonNode> expected = PythonOracle.ask(DOCUMENTS.stream().map(text -> List.<Object> of("toml", text)).toList());

        for (int i = 0; i < DOCUMENTS.size(); i++) {
            assertThat(read(DOCUMENTS.get(i))).as(DOCUMENTS.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void knows_the_line_of_every_element() {
        TomlTable table = Toml.parse("[project]\r\ndependencies = [\r\n  'a',\r\n  # no\r\n  'b',\r\n]\r\n\n[tool.x]\ny = 1");

        assertThat(table.elements("project", "dependencies")).extracting(TomlValue::line).containsExactly(3, 5);
        assertThat(table.table("tool", "x").orElseThrow().line()).isEqualTo(8);
    }

    @Test
    void says_where_a_document_breaks() {
        assertThatThrownBy(() -> Toml.parse("[project]\nname = \"x\nversion = 1"))
                .isInstanceOfSatisfying(BrokenToml.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageContaining("not closed");
    }

    @Test
    void refuses_endless_nesting_instead_of_overflowing() {
        for (String deep : List.of("a = " + "[".repeat(100_000), "a = " + "{a=".repeat(100_000),
                "a" + ".a".repeat(100_000) + " = 1",
                "[a" + ".a".repeat(100_000) + "]")) {
            assertThatThrownBy(() -> Toml.parse(deep)).isInstanceOf(BrokenToml.class);
        }
    }

    @Test
    void reads_a_large_lock_file_in_a_moment() {
        StringBuilder lock = new StringBuilder("version = 1\n");
        for (int i = 0; i < 20_000; i++) {
            lock.append("[[package]]\nname = \"pkg-").append(i)
                    .append("\"\nwheels = [\n { url = \"https://example.com/x.whl\" },\n]\n");
        }

        assertTimeout(Duration.ofSeconds(5), () -> assertThat(Toml.parse(lock.toString()).tables("package")).hasSize(20_000));
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().valueToTree(plain(Toml.parse(text)));
        } catch (BrokenToml e) {
            return new ObjectMapper().nullNode();
        }
    }

    private static Object plain(TomlValue value) {
        if (value instanceof TomlTable table) {
            Map<String, Object> plain = new LinkedHashMap<>();
            table.values().forEach((key, inner) -> plain.put(key, plain(inner)));
            return plain;
        }
        if (value instanceof TomlValue.Text text) {
            return text.value();
        }
        return value instanceof TomlValue.Other ? "<other>" : value.elements().stream().map(TomlTest::plain).toList();
    }
}
