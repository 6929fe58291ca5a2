package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.contexts;
import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextTest {

    @ParameterizedTest
    @ValueSource(strings = { "except ImportError:", "except ModuleNotFoundError as e:", "except Exception:",
            "except BaseException:", "except:", "except (KeyError, ImportError):", "except (builtins.ImportError):",
            "except ImportError, e:", "except OSError, ImportError:", "except* ImportError:" })
    void a_try_that_catches_a_failed_import_has_optional_imports_and_fallbacks(String except) {
        assertThat(contexts("try:", "    import a", except, "    import b"))
                .containsExactly("a OPTIONAL", "b FALLBACK");
    }

    @ParameterizedTest
    @ValueSource(strings = { "except KeyError:", "except (OSError, ValueError) as ImportError:", "finally:" })
    void any_other_try_changes_nothing(String except) {
        assertThat(contexts("try:", "    import a", except, "    import b"))
                .containsExactly("a TOP_LEVEL", "b TOP_LEVEL");
    }

    @Test
    void a_try_on_single_lines_is_a_try() {
        assertThat(contexts("try: import a", "except ImportError: import b", "else: import c", "finally: import d"))
                .containsExactly("a OPTIONAL", "b FALLBACK", "c OPTIONAL", "d TOP_LEVEL");
    }

    @Test
    void a_later_except_clause_decides_for_the_whole_statement() {
        assertThat(contexts("try:", "  import a", "except KeyError:", "  import b", "except ImportError:",
                "  import c"))
                .containsExactly("a OPTIONAL", "b FALLBACK", "c FALLBACK");
    }

    @Test
    void the_branches_of_a_try_share_a_group() {
        assertThat(tries("import x", "try:", "  import a", "except ImportError:", "  import b", "except Exception:",
                "  import c", "else:", "  import d")).containsExactly(List.of(), List.of(branch(2, 0)),
                        List.of(branch(2, 1)), List.of(branch(2, 2)), List.of(branch(2, 0)));
    }

    @Test
    void a_try_in_a_fallback_belongs_to_both_groups() {
        String[] source = { "try:", "  import a", "except ImportError:", "  try:", "    import b",
                "  except ImportError:", "    import c" };
        assertThat(tries(source)).containsExactly(List.of(branch(1, 0)), List.of(branch(1, 1), branch(4, 0)),
                List.of(branch(1, 1), branch(4, 1)));
        assertThat(contexts(source)).containsExactly("a OPTIONAL", "b OPTIONAL", "c FALLBACK");
    }

    @Test
    void two_tries_in_a_row_are_two_groups() {
        assertThat(tries("try: import a", "except ImportError: pass", "try: import b", "except ImportError: pass"))
                .containsExactly(List.of(branch(1, 0)), List.of(branch(3, 0)));
    }

    @Test
    void a_handler_that_raises_again_makes_the_body_mandatory() {
        assertThat(tries("try:", "  import a", "except ImportError as e:", "  raise RuntimeError('pip install a')"))
                .containsExactly(List.of(new TryBranch(1, 0, true)));
        assertThat(tries("try:", "  import a", "except ImportError as e:", "  if x:", "    raise RuntimeError('x')"))
                .containsExactly(List.of(branch(1, 0)));
    }

    @Test
    void suppressing_the_failure_makes_an_import_optional() {
        assertThat(contexts("with contextlib.suppress(ImportError):", "  import a",
                "with suppress(KeyError), x:", "  import b")).containsExactly("a OPTIONAL", "b TOP_LEVEL");
    }

    @Test
    void the_body_of_a_function_is_a_function_wherever_it_is() {
        assertThat(contexts("def f():", "  import a", "class C:", "  import b", "  async def g(self):", "    import c",
                "try:", "  def h():", "    import d", "except ImportError:", "  pass")).containsExactly("a FUNCTION",
                        "b TOP_LEVEL", "c FUNCTION", "d FUNCTION");
    }

    @Test
    void a_try_within_a_function_is_told_together_with_the_function() {
        ScanResult result = scan("def f():", "  try:", "    import a", "  except ImportError:", "    import b");
        assertThat(result.imports()).extracting(PythonImport::context)
                .containsExactly(ImportContext.OPTIONAL, ImportContext.FALLBACK);
        assertThat(result.imports()).allMatch(one -> one.surroundings().inFunction());
    }

    @ParameterizedTest
    @ValueSource(strings = { "if TYPE_CHECKING:", "if typing.TYPE_CHECKING :", "if (t.TYPE_CHECKING):",
            "if TYPE_CHECKING and sys.version_info >= (3, 9):", "if x: pass\nelif TYPE_CHECKING:",
            "if not TYPE_CHECKING:\n  x\nelse:" })
    void what_only_type_checkers_see(String header) {
        assertThat(contexts(header, "  import a", "  class B:", "    def c():", "      import d"))
                .containsExactly("a TYPE_CHECKING", "d TYPE_CHECKING");
    }

    @Test
    void the_else_of_a_type_checking_block_is_what_runs() {
        assertThat(contexts("if TYPE_CHECKING:", "  import a", "else:", "  import b"))
                .containsExactly("a TYPE_CHECKING", "b TOP_LEVEL");
    }

    @Test
    void one_alternative_of_type_checking_does_not_make_it_so() {
        assertThat(contexts("if TYPE_CHECKING or x:", "  import a")).containsExactly("a CONDITIONAL");
    }

    @Test
    void every_branch_of_an_if_is_conditional() {
        assertThat(contexts("if a:", "  import b", "elif c:", "  import d", "else:", "  import e", "import f"))
                .containsExactly("b CONDITIONAL", "d CONDITIONAL", "e CONDITIONAL", "f TOP_LEVEL");
    }

    @Test
    void every_case_of_a_match_is_conditional() {
        assertThat(contexts("match x:", "  case 1: import a", "  case {'k': [_, *rest]} if rest:", "    import b",
                "  case _:", "    def f():", "      import c", "import d"))
                .containsExactly("a CONDITIONAL", "b CONDITIONAL", "c FUNCTION", "d TOP_LEVEL");
    }

    @Test
    void match_and_case_are_names_elsewhere() {
        assertThat(contexts("match = re.match(p, s)", "match[x]: int = 1", "match(x, lambda: y)", "case = 3",
                "case(x)", "import a")).containsExactly("a TOP_LEVEL");
    }

    @Test
    void loops_with_blocks_and_class_bodies_run_with_the_module() {
        assertThat(contexts("for x in y:", "  import a", "else:", "  import b", "while z:", "  with c:",
                "    import d"))
                .containsExactly("a TOP_LEVEL", "b TOP_LEVEL", "d TOP_LEVEL");
    }

    @Test
    void a_block_ends_where_the_indentation_does() {
        assertThat(contexts("if x:", "  if y:", "    z", "# a comment in column 0", "", "  import a", "import b"))
                .containsExactly("a CONDITIONAL", "b TOP_LEVEL");
    }

    private static TryBranch branch(int group, int branch) {
        return new TryBranch(group, branch, false);
    }

    private static List<List<TryBranch>> tries(String... lines) {
        return scan(lines).imports().stream().map(one -> one.surroundings().tries()).toList();
    }
}
