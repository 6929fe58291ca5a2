package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.contexts;
import static dev.slipway.plan.python.imports.Scans.imports;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    @ParameterizedTest
    @ValueSource(strings = { "\n", "\r", "\r\n" })
    void every_kind_of_line_end_counts_as_one(String end) {
        String source = String.join(end, "'''", "'''", "# x", "", "(", ")", "a = 1 \\", "", "import b", "if x:",
                "\timport c");
        assertThat(imports(source)).containsExactly("9 b", "11 c");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_word() {
        assertThat(imports("\uFEFFimport a")).containsExactly("1 a");
    }

    @Test
    void a_file_may_end_without_a_line_end() {
        assertThat(imports("import a\nif x: import b")).containsExactly("1 a", "2 b");
        assertThat(imports("import a # x")).containsExactly("1 a");
        assertThat(imports("import a \\")).containsExactly("1 a");
    }

    @Test
    void an_empty_file_has_nothing() {
        assertThat(imports("")).isEmpty();
        assertThat(imports("\uFEFF")).isEmpty();
        assertThat(imports("   \n\t\n#")).isEmpty();
    }

    @Test
    void backslashes_join_lines() {
        assertThat(imports("import \\", "  a, \\", "b", "from c \\", "import \\", "d", "x = 1 \\", "import_no",
                "import e"))
                .containsExactly("1 a", "1 b", "4 c[d]", "9 e");
    }

    @Test
    void brackets_join_lines() {
        assertThat(imports("x = [", "'a',", "# (", "]", "import b; y = {", "'k': (", ")}; import c"))
                .containsExactly("5 b", "7 c");
    }

    @Test
    void a_tab_goes_to_the_next_multiple_of_eight() {
        assertThat(contexts("if x:", "        y", "\timport a", "   \timport b", "import c"))
                .containsExactly("a CONDITIONAL", "b CONDITIONAL", "c TOP_LEVEL");
        assertThat(contexts("if x:", "\tif y:", "\t  z", "        import a", "import b"))
                .containsExactly("a CONDITIONAL", "b TOP_LEVEL");
    }

    @Test
    void a_form_feed_starts_the_indentation_anew() {
        assertThat(contexts("if x:", "  y", "  \fimport a", "\f", "import b")).containsExactly("a TOP_LEVEL",
                "b TOP_LEVEL");
    }

    @Test
    void an_indentation_split_by_a_backslash_is_that_of_the_first_line() {
        assertThat(contexts("if x:", "  y", "  \\", "import a", "import b")).containsExactly("a CONDITIONAL",
                "b TOP_LEVEL");
    }

    @Test
    void spaces_and_comments_may_be_anywhere() {
        assertThat(imports("import  a . b\tas\tc  # d", "from\t.\t. x import y#z", "from.a import(b)", "from.import c"))
                .containsExactly("1 a.b", "2 ..x[y]", "3 .a[b]", "4 .[c]");
    }

    @Test
    void decorators_are_skipped() {
        assertThat(contexts("@f(", "  x)", "@g", "def h(): import a")).containsExactly("a FUNCTION");
    }

    @Test
    void words_that_begin_like_keywords_are_none() {
        assertThat(imports("imports = 1", "importa", "from_ = 2", "x.import_()", "elsewhere", "iffy: int", "trying = 1",
                "import_module", "import a")).containsExactly("9 a");
    }

    @Test
    void nul_and_other_control_characters_are_stepped_over() {
        assertThat(imports("x = \0 1 \u0001", "import a\0", "\0import b", "import c")).contains("4 c");
    }

    @Test
    void numbers_next_to_keywords_do_not_hide_what_follows() {
        assertThat(imports("x = 1if y else 2;import a", "x = 0xfor 1.;import b", "x = 1e-5;import c",
                "x = .5;import d"))
                .containsExactly("1 a", "2 b", "3 c", "4 d");
    }
}
