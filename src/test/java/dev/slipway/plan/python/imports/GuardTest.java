package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.guards;
import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sys.version_info >= (3, 11)         | FAILS   | HOLDS | HOLDS",
            "version_info < (3, 11)              | HOLDS   | FAILS | FAILS",
            "(3, 11) <= sys.version_info         | FAILS   | HOLDS | HOLDS",
            "sys.version_info > (3, 11)          | FAILS   | HOLDS | HOLDS",
            "sys.version_info[:2] > (3, 11)      | FAILS   | FAILS | HOLDS",
            "sys.version_info[:2] == (3, 11)     | FAILS   | HOLDS | FAILS",
            "sys.version_info[0] == 2            | FAILS   | FAILS | FAILS",
            "sys.version_info.major >= 3         | HOLDS   | HOLDS | HOLDS",
            "sys.version_info.minor != 11        | HOLDS   | FAILS | HOLDS",
            "sys.version_info >= (3,)            | HOLDS   | HOLDS | HOLDS",
            "sys.version_info >= (3, 11, 4)      | FAILS   | UNKNOWN | HOLDS",
            "not sys.version_info >= (3, 11)     | HOLDS   | FAILS | FAILS",
            "not (sys.version_info >= (3, 11))   | HOLDS   | FAILS | FAILS",
            "((sys.version_info) >= (3, 11))     | UNKNOWN | UNKNOWN | UNKNOWN",
            "six.PY2                             | FAILS   | FAILS | FAILS",
            "PY3                                 | HOLDS   | HOLDS | HOLDS",
            "sys.version_info >= (3, 11) and sys.platform == 'linux' | FAILS | HOLDS | HOLDS",
            "sys.version_info >= (3, 11) and x   | FAILS   | UNKNOWN | UNKNOWN",
            "sys.version_info >= (3, 11) or x    | UNKNOWN | UNKNOWN | UNKNOWN",
            "sys.version_info >= MINIMUM         | UNKNOWN | UNKNOWN | UNKNOWN",
            "x                                   | UNKNOWN | UNKNOWN | UNKNOWN" })
    void a_version_check_can_be_evaluated_for_any_python(String condition, Verdict on310, Verdict on311,
            Verdict on312) {
        Surroundings around = scan("if " + condition + ":", "  import a").imports().get(0).surroundings();

        assertThat(List.of(around.runsOn(3, 10), around.runsOn(3, 11), around.runsOn(3, 12)))
                .containsExactly(on310, on311, on312);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "sys.platform == 'win32'              | FAILS",
            "sys.platform != \"win32\"            | HOLDS",
            "sys.platform.startswith('linux')     | HOLDS",
            "sys.platform.startswith('win')       | FAILS",
            "sys.platform in ('win32', 'cygwin')  | FAILS",
            "sys.platform not in {'win32'}        | HOLDS",
            "os.name == 'nt'                      | FAILS",
            "os.name == 'posix'                   | HOLDS",
            "platform.system() == 'Linux'         | HOLDS",
            "platform.system() == 'Darwin'        | FAILS",
            "not sys.platform == 'win32'          | HOLDS",
            "sys.platform == NAME                 | UNKNOWN",
            "sys.platform in names                | UNKNOWN" })
    void a_platform_check_is_evaluated_for_linux(String condition, Verdict expected) {
        Surroundings around = scan("if " + condition + ":", "  import a").imports().get(0).surroundings();

        assertThat(around.runsOn(3, 11)).isEqualTo(expected);
    }

    @Test
    void the_else_branch_has_the_guard_negated() {
        String[] source = { "if sys.version_info >= (3, 11):", "  import tomllib", "else:", "  import tomli" };
        VersionTest test = new VersionTest(0, 5, ">=", List.of(3, 11));

        assertThat(guards("tomllib", source))
                .containsExactly(new Guard.Version("sys.version_info >= (3, 11)", false, test));
        assertThat(guards("tomli", source))
                .containsExactly(new Guard.Version("sys.version_info >= (3, 11)", true, test));
    }

    @Test
    void an_elif_branch_has_the_earlier_guards_negated() {
        assertThat(guards("c", "if a:", "  x", "elif b:", "  y", "else:", "  import c"))
                .containsExactly(new Guard.Other("b", true), new Guard.Other("a", true));
    }

    @Test
    void the_else_of_a_conjunction_is_known_only_as_a_whole() {
        assertThat(guards("b", "if PY2 and a:", "  x", "else:", "  import b"))
                .containsExactly(new Guard.Other("PY2 and a", true));
    }

    @Test
    void guards_of_nested_blocks_add_up() {
        assertThat(guards("c", "if a:", "  def f():", "    if b: import c"))
                .containsExactly(new Guard.Other("a", false), new Guard.Other("b", false));
    }

    @Test
    void the_main_guard_is_one() {
        assertThat(guards("a", "if __name__ == '__main__':", "  import a"))
                .containsExactly(new Guard.Main("__name__ == '__main__'", false));
    }

    @Test
    void a_case_is_one() {
        assertThat(guards("a", "match x:", "  case 1 | 2: import a"))
                .containsExactly(new Guard.Other("case 1 | 2", false));
    }

    @Test
    void a_long_condition_is_cut() {
        Guard guard = guards("a", "if " + "x + ".repeat(1000) + "y:", "  import a").get(0);
        assertThat(guard.text()).hasSizeLessThanOrEqualTo(ConditionReader.LONGEST);
    }
}
