package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.imports;
import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFilesTest {

    @ParameterizedTest
    @ValueSource(strings = { "import a", "from a import b", "from .a import (b)", "def f(): import a",
            "class C: import a",
            "async def f(): import a", "try: import a", "with x: import a", "while x: import a", "return; import a",
            "if __name__ == '__main__': import a" })
    void an_open_bracket_ends_where_a_statement_can_only_begin(String statement) {
        ScanResult result = scan("x = foo(1, [2", statement);

        assertThat(result.imports()).extracting(PythonImport::module).containsExactly("a");
        assertThat(result.problems()).containsExactly("line 1: bracket or f-string field that is never closed");
    }

    @Test
    void an_open_bracket_does_not_end_where_an_expression_goes_on() {
        assertThat(scan("x = (a", "if b", "else c)", "y = [d", "for e in f]", "def g(): z = (yield", "from_ )",
                "async def h(): [i", "async for i in j]", "k = (l", "@ m)").problems()).isEmpty();
    }

    @Test
    void an_import_in_an_open_bracket_is_kept_as_far_as_it_goes() {
        assertThat(imports("from a import (b, c", "import d")).containsExactly("1 a[b, c]", "2 d");
    }

    @Test
    void a_closing_bracket_without_its_partner_is_reported_and_skipped() {
        ScanResult result = scan("x = 1)", "y = [1)]", "import a");

        assertThat(result.imports()).extracting(PythonImport::line).containsExactly(3);
        assertThat(result.problems()).containsExactly("line 1: closing ) without its opening bracket",
                "line 2: closing ) without its opening bracket");
    }

    @Test
    void a_closing_bracket_closes_those_forgotten_within() {
        assertThat(imports("x = (1, [2, {3)", "import a")).containsExactly("2 a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x = 'it", "x = \"it", "x = f'it", "x = f'it {y", "print(f'it {y')", "print('it)",
            "x = f'{y:'",
            "x = f'{y!r'", "x = {'a: 1}", "print(f\"{x\")" })
    void a_string_in_single_quotes_ends_with_its_line(String line) {
        ScanResult result = scan(line, "import a", "def f():", "  import b");

        assertThat(result.imports()).extracting(PythonImport::module).containsExactly("a", "b");
        assertThat(result.problems()).isNotEmpty();
    }

    @Test
    void a_field_without_its_brace_ends_with_the_f_string() {
        assertThat(imports("def f():", "  print(f'{x')", "  y = 1", "  import a")).containsExactly("4 a");
    }

    @Test
    void a_triple_quoted_string_that_never_ends_is_given_up_after_its_first_line() {
        ScanResult result = scan("import a", "x = \"\"\"", "import b", "y = '''", "import c");

        assertThat(result.imports()).extracting(PythonImport::line).containsExactly(1, 3, 5);
        assertThat(result.problems()).containsExactly("line 2: unterminated triple-quoted string",
                "line 4: unterminated triple-quoted string");
    }

    @Test
    void merge_markers_are_skipped_and_both_sides_are_read() {
        ScanResult result = scan("<<<<<<< HEAD", "import a", "||||||| base", "=======", "import b", ">>>>>>> branch",
                "x = [", "<<<<<<< HEAD", "1,", "=======", "2", ">>>>>>> branch", "]", "import c");

        assertThat(result.imports()).extracting(PythonImport::line).containsExactly(2, 5, 14);
        assertThat(result.problems()).hasSize(7).contains("line 1: merge conflict marker");
    }

    @Test
    void prose_is_not_taken_for_imports() {
        ScanResult result = scan("import the data and run", "from the beginning import it", "from here", "import",
                "from . import", "import a..b", "import .c", "from x import y z", "import 3", "import d as",
                "from import e");

        assertThat(result.imports()).isEmpty();
        assertThat(result.problems()).hasSize(11);
    }

    @Test
    void what_is_complete_before_a_break_is_kept() {
        assertThat(imports("import a, b c", "import d,", "from e import f, g h", "from i import j,"))
                .containsExactly("1 a", "2 d", "3 e[f]", "4 i[j]");
    }

    @Test
    void a_header_without_its_colon_still_has_a_block() {
        assertThat(Scans.contexts("def f()", "  import a", "import b")).containsExactly("a FUNCTION", "b TOP_LEVEL");
    }

    @Test
    void an_unindented_else_or_except_on_its_own_is_a_block() {
        assertThat(Scans.contexts("else:", "  import a", "except ImportError:", "  import b", "elif c:", "  import d"))
                .containsExactly("a TOP_LEVEL", "b TOP_LEVEL", "d CONDITIONAL");
    }

    @Test
    void python_2_is_read() {
        assertThat(imports("print 'x', y", "exec 'import no'", "try: import a", "except ImportError, e: raise E, 'x'",
                "print >>f, `x` <> 0777L", "import b")).containsExactly("3 a", "6 b");
    }

    @Test
    void a_stray_backslash_is_reported() {
        assertThat(scan("x = 1 \\ ", "import a").problems()).containsExactly("line 1: stray backslash");
        assertThat(imports("x = 1 \\ ", "import a")).containsExactly("2 a");
    }

    @Test
    void problems_are_bounded() {
        assertThat(scan(")\n".repeat(10_000)).problems()).hasSize(Findings.MOST_PROBLEMS);
    }
}
