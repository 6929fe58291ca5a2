package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Scans.scan;
import static dev.slipway.plan.python.imports.SyntaxFeature.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxFeaturesTest {

    static Stream<Arguments> features() {
        return Stream.of(
                arguments("if (n := 1): pass", WALRUS),
                arguments("f(a[b:=1])", WALRUS),
                arguments("f'{(x:=5)}'", WALRUS),
                arguments("with (a as b, c): pass", PARENTHESISED_WITH),
                arguments("async with (open(x) as b): pass", PARENTHESISED_WITH),
                arguments("match x:\n case 1: pass", MATCH),
                arguments("match (x, y):\n case _: pass", MATCH),
                arguments("match -x, lambda: 1:\n case _: pass", MATCH),
                arguments("try: x\nexcept* E: y", EXCEPT_STAR),
                arguments("try: x\nexcept *(E, F) as g: y", EXCEPT_STAR),
                arguments("def f[T](x): pass", TYPE_PARAMETERS),
                arguments("async def f[*T, **P](x): pass", TYPE_PARAMETERS),
                arguments("class A[T: (int, str)](B): pass", TYPE_PARAMETERS),
                arguments("type X = int", TYPE_ALIAS),
                arguments("type X[T] = list[T]", TYPE_ALIAS),
                arguments("f'{a['b']}'", FREE_F_STRING),
                arguments("f'{'\\n'}'", FREE_F_STRING),
                arguments("f\"{f'\\n'}\"", FREE_F_STRING),
                arguments("f'''{'''a'''}'''", FREE_F_STRING),
                arguments("f'{\nx}'", FREE_F_STRING),
                arguments("f'''{x # y\n}'''", FREE_F_STRING),
                arguments("f\"\"\"{x \\\n}\"\"\"", FREE_F_STRING),
                arguments("t'{x}'", T_STRING),
                arguments("try: x\nexcept A, B: y", EXCEPT_WITHOUT_PARENTHESES),
                arguments("try: x\nexcept a, b.c, d: y", EXCEPT_WITHOUT_PARENTHESES),
                arguments("try: x\nexcept OSError, socket.timeout: y", EXCEPT_WITHOUT_PARENTHESES),
                arguments("lazy import x", LAZY_IMPORT),
                arguments("lazy from x import y", LAZY_IMPORT));
    }

    @ParameterizedTest
    @MethodSource("features")
    void notices_new_syntax(String source, SyntaxFeature feature) {
        assertThat(scan(source).syntax().seen()).extracting(SyntaxFeatures.Seen::feature).containsExactly(feature);
        assertThat(scan(source).syntax().minimumMinor()).isEqualTo(feature.minor());
    }

    @Test
    void notices_defaults_of_type_parameters() {
        assertThat(scan("class A[T = int](B[0], metaclass=C): pass").syntax().seen())
                .extracting(SyntaxFeatures.Seen::feature).containsExactly(TYPE_PARAMETERS, TYPE_PARAMETER_DEFAULT);
        assertThat(scan("class A[T](B[0], metaclass=C): pass").syntax().minimumMinor()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x: int=5", "f'{x:=5}'", "a[b:c]", "d = {a:b}", "with (a, b): pass",
            "with (a), b as c: pass",
            "with f(x) as y: pass", "match(x)", "match[x]: int = 1", "match: int", "match.x = lambda: 1", "type(x) == y",
            "type = 3", "type in x", "type is x", "type == x", "x = type [a]", "f'''{\nx}'''", "f'''{x['a']}{y[\"b\"]}'''",
            "f'a\\n{x:\\n}'", "f'{x}' 'a'", "except_(A, B)", "try: x\nexcept A, e: y", "try: x\nexcept (A, B) as e: y",
            "def f(a=b[1]): pass", "class A(B[T]): pass", "lazy(import_)", "lazy = x", "async = 1", "rb'{x}' + tt'x'" })
    void takes_nothing_old_for_new(String source) {
        assertThat(scan(source).syntax().seen()).isEmpty();
    }

    @Test
    void tells_each_feature_once_with_its_first_line_and_a_reason() {
        List<SyntaxFeatures.Seen> seen = scan("x", "(a := 1)", "(b := 2)").syntax().seen();
        assertThat(seen).containsExactly(new SyntaxFeatures.Seen(WALRUS, 2));
        assertThat(seen.get(0).feature().reason()).isEqualTo("assignment expression :=");
    }

    @Test
    void the_newest_feature_decides() {
        assertThat(scan("(a := 1)", "type X = int", "match x:", "  case 1: pass").syntax().minimumMinor())
                .isEqualTo(12);
        assertThat(scan("x = 1").syntax().minimumMinor()).isZero();
    }
}
