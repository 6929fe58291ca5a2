package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.imports;
import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookLinesTest {

    @Test
    void skips_magics_commands_and_questions() {
        assertThat(imports("%matplotlib inline", "!echo \"it's ( unbalanced", "?print", "x?", "foo.bar??", "%%time",
                "files = !ls 'x", "if y:", "  %autoreload 2", "  import a", "import b")).containsExactly("10 a", "11 b");
    }

    @Test
    void skips_the_lines_that_backslashes_join_to_a_command() {
        assertThat(imports("!pip install a \\", "  import b \\", "  c", "import d")).containsExactly("4 d");
    }

    @Test
    void skips_cells_in_other_languages_up_to_the_next_cell() {
        assertThat(imports("%%bash", "import no", "# %%", "import a", "%%writefile x.py", "import no", "# In[3]:",
                "import b",
                "%%html", "import no")).containsExactly("4 a", "8 b");
    }

    @Test
    void reads_cells_that_are_python() {
        assertThat(imports("%%time", "import a", "%%capture out", "import b")).containsExactly("2 a", "4 b");
    }

    @Test
    void takes_a_percent_sign_within_a_statement_as_an_operator() {
        assertThat(imports("x = (a", "% b)", "y = c \\", "% d", "import e")).containsExactly("5 e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "!pip install a b                             | a b",
            "%pip install -q -U 'a[x]>=1' \"b==2.0\"      | a[x]>=1 b==2.0",
            "!python -m pip install --index-url http://x a | a",
            "!{sys.executable} -m pip install a           | a",
            "! pip3 install a && echo b                   | a",
            "!uv pip install a; ls                        | a",
            "!pip install -r requirements.txt a # b       | a",
            "!pip install git+https://x/y.git ./z . w.whl a | a",
            "!pip install {name} $x a                     | a",
            "!pip uninstall a                             | ``",
            "!pip install                                 | ``",
            "!echo a                                      | ``",
            "pip install a                                | a",
            "get_ipython().system('pip install a b')      | a b",
            "get_ipython().run_line_magic('pip', 'install \"a>1\"') | a>1" })
    void names_the_packages_that_a_notebook_installs(String line, String requirements) {
        ScanResult result = scan("import z", line);

        assertThat(String.join(" ", result.pipInstalls().stream().map(PipInstall::requirement).toList()))
                .isEqualTo(requirements);
        assertThat(result.pipInstalls()).allMatch(one -> one.line() == 2);
    }
}
