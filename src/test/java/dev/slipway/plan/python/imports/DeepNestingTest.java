package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Work.scanLinearly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs built to overflow a stack or to take quadratic time; a million repetitions of either take well under 1 s. */
class DeepNestingTest {
    private static final int MILLION = 1_000_000;
    /** For a quadratic scan of a million this is nothing, for a linear one on a busy machine it is plenty. */
    private static final Duration PLENTY = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = { "(", "[", "{", ")", "([", "f'{", "f\"{x:{", "f'''{", "f'{f\"{", "rf'{x!r:{", "t'{(", "'",
            "\"",
            "'''", "\"\"\"", "\\\"\"\"", "\\'''", "f'", "\\", "\\\n", "if x:", "lambda:", "f'{x\"", "f'{\"\\\"", "x;",
            ";", ":",
            "import a;", "import a,", "from a import b;", "from a import (b,", "from .", "x=", "x,", "x.y(", "with (",
            "except ",
            "import_module(", "import_module(\"a", "__import__('a');", "type X", "lazy ", "lazy import ", "match x:", "!",
            "%%", "get_ipython", "get_ipython()'", "\0", "\f", "\uFEFF", "<<<<<<< ", "(import a;", "{'", "f'{'", "\\N{",
            "f'\\N{" })
    void a_million_repetitions_on_one_line_are_read_in_linear_time(String unit) {
        assertLinear(unit.repeat(MILLION));
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "f'{", "f'''{", "'''", "\\\"\"\"", "if x:", "if x: import a", "elif x: import a",
            "else: import a",
            "try:", "try: import a", "except ImportError: import b", "import_module(", "(\nfrom a.b", "from a import (b",
            "match x:",
            "case 1:", "<<<<<<< ", "=======", "%%bash", "!pip install \\", "%%time", "# %%", "get_ipython().system('",
            "@x", "def f[T=",
            "class A[", "with (a as", "x = (", "(async def", "if __name__", "f'{\"", "f'{f\"{",
            "import a; import_module(\"b\")" })
    void a_million_lines_are_read_in_linear_time(String line) {
        assertLinear((line + "\n").repeat(MILLION));
    }

    @ParameterizedTest
    @ValueSource(strings = { "if x:", "def f():", "try:", "class A:", "with suppress(ImportError):", "if PY2:",
            "match x:" })
    void deep_indentation_is_read_in_linear_time(String header) {
        StringBuilder source = new StringBuilder();
        for (int depth = 0; depth < 3_000; depth++) {
            source.append(" ".repeat(depth)).append(header).append('\n');
            source.append(" ".repeat(depth + 1)).append("import a\n");
        }
        for (int depth = 3_000; depth > 0; depth--) {
            source.append(" ".repeat(depth - 1)).append("except ImportError: import b\n");
        }
        assertLinear(source.toString());
    }

    @Test
    void many_imports_in_deep_indentation_are_read_in_linear_time() {
        StringBuilder source = new StringBuilder();
        for (int depth = 0; depth < 2_000; depth++) {
            source.append(" ".repeat(depth)).append("if x").append(depth).append(":\n");
        }
        source.append(" ".repeat(2_000)).append("import a;".repeat(200_000));
        assertThat(assertLinear(source.toString()).imports()).hasSize(200_000);
    }

    @Test
    void a_million_columns_of_indentation_are_read_in_linear_time() {
        assertLinear(" ".repeat(MILLION) + "import a\n" + "\t".repeat(MILLION) + "import b\n(\n" + " ".repeat(MILLION));
    }

    @Test
    void a_million_balanced_brackets_hide_nothing_behind_them() {
        ScanResult result = assertLinear("x = " + "(".repeat(MILLION) + ")".repeat(MILLION) + "\nimport a");

        assertThat(result.imports()).hasSize(1);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void a_million_balanced_f_strings_hide_nothing_behind_them() {
        ScanResult result = assertLinear("x = " + "f'{".repeat(MILLION) + "}'".repeat(MILLION) + "\nimport a");

        assertThat(result.imports()).hasSize(1);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void a_long_name_list_is_read_in_linear_time() {
        assertThat(assertLinear("from a import " + "b, ".repeat(MILLION) + "c").imports().get(0).names())
                .hasSize(MILLION + 1);
        assertLinear("import a" + ".b".repeat(MILLION));
        assertLinear("x = a" + ".b".repeat(MILLION) + "()");
        assertLinear("a = ".repeat(MILLION) + "b()");
        assertLinear("if " + "not ".repeat(MILLION) + "x: import a");
    }

    private static ScanResult assertLinear(String source) {
        return assertTimeoutPreemptively(PLENTY, () -> scanLinearly(source));
    }
}
