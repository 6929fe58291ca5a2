package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.imports;
import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each source must leave the {@code import after} behind it visible, and nothing else. */
class StringsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "\"\"\"\nimport no\n\"\"\"", "'''\nimport no\n\\'''\nimport no\n'''", "x = '\\'; import no'",
            "'a\\\nimport no'", "r'\\'; import no'", "r'\\\\'", "R\"\"\"\nimport no\\\"\"\"\n\"\"\"", "b'import no'",
            "Rb'\\''", "bR'\\\\'", "u'\\''", "ur'\\''", "''", "\"\"", "\"\"\"\"\"\"", "'''''\nimport no\n'''",
            "\"\"\"a\"\" \"\\\"\"\"\"", "'\"\"\"'", "x = 'a' \"'\" '''\n'''", "''''a'''", "'\\N{BULLET}'", "'\\\\'" })
    void plain_strings_hide_what_is_in_them(String source) {
        assertOnlyAfter(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "f'import {x}'", "f'{x!r}'", "f'{x:>{width}.{precision}}'", "f'{{import}}'", "f'{{{x}}}'", "f'{x:%H:%M}'",
            "f'{x=}'", "f'{x = !r:^20}'", "f'{a[\"b\"]}'", "f\"{a['b']}\"", "f'{a['b']}'", "f'{f'{f'{1}'}'}'",
            "f'{'\\n'.join(x)}'", "f'''{\n# comment } ' \"\nx\n}'''", "f'{\nx # }\n}'", "f'\\N{LEFT CURLY BRACKET}'",
            "f'\\{x}'", "rf'\\{x}\\'", "fr'\\{x:\\d}'", "f'\\\\{x}'", "f'{x:{'{'}>10}'", "f'{ {1: 2}[1] }'",
            "f'{(lambda x: x)(1)}'", "f'{x:{y}}}}'", "F'{x}' f\"{y}\" 'z'", "f'''\nimport no\n{x:\n}\n'''",
            "f'{x:\n}'", "f'{x!=y}'", "f'{x:=5}'", "f'{(x:=5)}'", "f'''{'''a'''}'''", "f'''a''b'{x}'''",
            "rF\"\"\"{f'''{x}'''}\"\"\"", "f\"{'' if x else f'{y:{z}}'}\"", "f'a\\\nimport no'", "f''", "f''''''" })
    void f_strings_hide_what_is_in_them(String source) {
        assertOnlyAfter(source);
    }

    @ParameterizedTest
    @ValueSource(strings = { "t'import {x}'", "tr'\\{x}'", "Rt\"{x!r:{y}}\"", "t'''{\nx}\nimport no'''", "t'{t'{x}'}'" })
    void t_strings_hide_what_is_in_them(String source) {
        assertOnlyAfter(source);
    }

    @Test
    void a_docstring_that_looks_like_code_is_none() {
        assertThat(imports("def f():", "    \"\"\"Use it so:", "", "    import no", "    if x:", "import no",
                "    \"\"\"",
                "    import yes")).containsExactly("8 yes");
    }

    @Test
    void a_name_before_a_string_is_no_prefix() {
        assertOnlyAfter("print'x'");
        assertOnlyAfter("ff'{'");
        assertOnlyAfter("bf'{'");
    }

    private static void assertOnlyAfter(String source) {
        assertThat(scan(source, "import after").imports()).extracting(PythonImport::module).containsExactly("after");
    }
}
