package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.contexts;
import static dev.slipway.plan.python.imports.Scans.imports;
import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportStatementsTest {

    @Test
    void reads_every_module_of_an_import_without_its_alias() {
        assertThat(imports("import a.b as c, d, e as f")).containsExactly("1 a.b", "1 d", "1 e");
    }

    @Test
    void reads_the_original_names_of_a_from_import() {
        assertThat(imports("from a import (b as c, d)")).containsExactly("1 a[b, d]");
    }

    @Test
    void reads_a_star() {
        assertThat(imports("from a.b import *")).containsExactly("1 a.b[*]");
    }

    @Test
    void counts_the_dots_of_a_relative_import() {
        assertThat(imports("from . import x", "from .a import b", "from ... import c", "from .... d.e import f"))
                .containsExactly("1 .[x]", "2 .a[b]", "3 ...[c]", "4 ....d.e[f]");
    }

    @Test
    void reads_a_list_of_names_over_many_lines_with_comments() {
        assertThat(imports("from a import (  # why (", "    b,", "", "  # import x", "c as d,", ")", "import e"))
                .containsExactly("1 a[b, c]", "7 e");
    }

    @Test
    void reads_a_lazy_import() {
        assertThat(imports("lazy import a.b", "lazy from .c import d")).containsExactly("1 a.b", "2 .c[d]");
    }

    @Test
    void takes_lazy_as_a_name_elsewhere() {
        assertThat(scan("lazy = 1", "lazy.x()").imports()).isEmpty();
        assertThat(scan("lazy = 1").topLevelNames()).extracting(TopLevelName::name).containsExactly("lazy");
    }

    @Test
    void reads_imports_behind_semicolons() {
        assertThat(imports("x = 1; import a;import b ; from c import d;")).containsExactly("1 a", "1 b", "1 c[d]");
    }

    @Test
    void reads_imports_behind_a_colon_on_the_same_line() {
        assertThat(imports("if x: import a; import b", "else: import c", "class D: from e import f",
                "def g(h: int = {1: 2}[1]) -> dict[str, int]: import i", "while 1: import j", "for k in l: import k",
                "with m as n: import o"))
                .containsExactly("1 a", "1 b", "2 c", "3 e[f]", "4 i", "5 j", "6 k", "7 o");
    }

    @Test
    void finds_the_colon_of_a_header_behind_those_of_lambdas() {
        assertThat(imports("if lambda x: lambda: x: import a")).containsExactly("1 a");
    }

    @Test
    void reads_names_in_any_script_as_python_normalises_them() {
        assertThat(imports("import größe", "import \uFB01le", "from 数据 import 表"))
                .containsExactly("1 größe", "2 file", "3 数据[表]");
    }

    @Test
    void reads_literal_dynamic_imports() {
        assertThat(contexts("importlib.import_module('a.b')", "x = import_module(\"c\", package=p)",
                "f(__import__('d'))", "importlib.import_module(", "  name = r'e')"))
                .containsExactly("a.b DYNAMIC", "c DYNAMIC", "d DYNAMIC", "e DYNAMIC");
    }

    @Test
    void counts_the_dots_of_a_relative_dynamic_import() {
        assertThat(imports("import_module('..a', __name__)")).containsExactly("1 ..a");
    }

    @Test
    void leaves_out_dynamic_imports_whose_name_is_not_a_single_literal() {
        assertThat(imports("import_module(x)", "import_module('a' + b)", "import_module('a' 'b')",
                "import_module(f'{a}')", "import_module(b'a')", "import_module('a b')", "import_module('1a')",
                "import_module('a..b')", "import_module('a.')", "import_module('')", "self.import_module('a')"))
                .isEmpty();
    }

    @Test
    void finds_a_dynamic_import_in_a_field_of_an_f_string() {
        assertThat(imports("f\"{__import__('a').b}\"")).containsExactly("1 a");
    }

    @Test
    void names_the_file_as_it_was_given() {
        assertThat(ImportScanner.scan("src/app.py", "import a").imports()).extracting(PythonImport::file)
                .containsExactly("src/app.py");
    }
}
