package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopLevelNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "app = FastAPI()                        | FastAPI",
            "app = a.b.Foo(x, y=[1])                | a.b.Foo",
            "app: Flask = Flask(__name__)           | Flask",
            "app = (Flask(__name__))                | Flask",
            "app = Graph(S).add('a').compile()      | Graph().add().compile",
            "app = factory()()                      | factory()",
            "app = Foo(lambda: 1, f'{x}', (1))      | Foo",
            "app = Foo() if x else Bar()            | ``",
            "app = Foo().bar                        | ``",
            "app = Foo()[0]                         | ``",
            "app = Foo(), 1                         | ``",
            "app = await foo()                      | ``",
            "app = not foo()                        | ``",
            "app = not (foo)                        | ``",
            "app = -foo()                           | ``",
            "app = 'x'.format()                     | ``",
            "app = lambda a=b: c()                  | ``",
            "app = x                                | ``",
            "app = x == y()                         | ``",
            "app = x(); z = 3                       | x" })
    void keeps_the_dotted_text_of_a_call_that_is_assigned(String source, String callee) {
        assertThat(scan(source).topLevelNames().get(0))
                .isEqualTo(new TopLevelName("app", TopLevelName.Kind.ASSIGN, 1, callee, false));
    }

    @Test
    void reads_the_binding_of_a_with_statement() {
        assertThat(scan("with gr.Blocks(title='x') as demo:", "  with gr.Row() as row, x as y, z() as (a, b):",
                "    pass")
                .topLevelNames()).containsExactly(
                        new TopLevelName("demo", TopLevelName.Kind.ASSIGN, 1, "gr.Blocks", false),
                        new TopLevelName("row", TopLevelName.Kind.ASSIGN, 2, "gr.Row", true));
        assertThat(names("with (A() as b, C(d) as e,): pass")).containsExactly("b", "e");
    }

    @Test
    void reads_chains_tuples_and_annotations_with_a_value() {
        assertThat(names("a = b = c = 1", "d, e = f", "g: int = 1", "h: int", "l.m = n = 1", "o[1] = p = 2",
                "q += 1", "r == s", "t(u=1)", "lambda v=1: 2", "w = lambda x=y, z=1: 0"))
                .containsExactly("a", "b", "c", "d", "e", "g", "n", "p", "w");
    }

    @Test
    void reads_the_names_among_other_targets() {
        assertThat(names("a, b.c, d[e, f], *g = h", "i(j, k), l = m", "[n, (o, *p)] = q", "(r) = s", "(t): int = 1",
                "u.v, w.x = y", "{z: 1}, a2 = b2", "(c2,", " d2,) = e2", "f2[g2], h2.i2 = j2, k2"))
                .containsExactly("a", "g", "l", "n", "o", "p", "r", "a2", "c2", "d2");
    }

    @Test
    void reads_functions_and_classes() {
        assertThat(scan("@x", "def a(b=1): pass", "async def c(): pass", "class D[T](E): pass").topLevelNames())
                .extracting(TopLevelName::name, TopLevelName::kind, TopLevelName::line).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", TopLevelName.Kind.DEF, 2),
                        org.assertj.core.groups.Tuple.tuple("c", TopLevelName.Kind.ASYNC_DEF, 3),
                        org.assertj.core.groups.Tuple.tuple("D", TopLevelName.Kind.CLASS, 4));
    }

    @Test
    void leaves_out_what_functions_and_classes_bind() {
        assertThat(names("def f():", "  a = 1", "  def g(): pass", "class C:", "  b = 2", "  def h(self): pass"))
                .containsExactly("f", "C");
    }

    @Test
    void marks_what_is_nested_in_other_blocks() {
        assertThat(scan("if x:", "  a = 1", "  def b(): pass", "try: c = 1", "except E: pass", "d = 1").topLevelNames())
                .filteredOn(TopLevelName::nested).extracting(TopLevelName::name).containsExactly("a", "b", "c");
    }

    @Test
    void keeps_the_lines_of_names() {
        assertThat(scan("", "a = (", ")", "b = 1").topLevelNames()).extracting(TopLevelName::line).containsExactly(2,
                4);
    }

    @ParameterizedTest
    @ValueSource(strings = { "if __name__ == '__main__':", "if __name__ == \"__main__\": main()",
            "if '__main__' == __name__:",
            "if (__name__ == '__main__') and x:", "if __name__ in {'__main__', '__mp_main__'}:",
            "if x:\n  if __name__ == '__main__':" })
    void finds_the_main_guard(String source) {
        assertThat(scan(source).mainGuard()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "if __name__ != '__main__': x", "if not __name__ == '__main__': x",
            "x = __name__ == '__main__'",
            "def f():\n  if __name__ == '__main__': x", "'''\nif __name__ == '__main__':\n'''", "if name == '__main__': x" })
    void takes_nothing_else_for_the_main_guard(String source) {
        assertThat(scan(source).mainGuard()).isFalse();
    }

    private static List<String> names(String... lines) {
        return scan(lines).topLevelNames().stream().map(TopLevelName::name).toList();
    }
}
