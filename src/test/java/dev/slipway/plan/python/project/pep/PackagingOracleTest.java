package dev.slipway.plan.python.project.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.plan.python.project.PythonOracle;

/** Our PEP 440 and PEP 508 against the {@code packaging} that pip itself uses. */
class PackagingOracleTest {

    private static final List<String> VERSIONS = List.of("3.9", "3.9.0", "3.10.4", "3.11", "3.11.0rc1", "3.11.7", "3.12",
            "3.13.0a1",
            "3.14.0", "4.0", "0.1.dev3", "1.0.post2", "v1.0-beta.2", "1!2.0", "1.0+local.7", "1.0+local.x", "1.0-1", "1.0c4",
            "1.0.0.0", "01.002", "1.0a", "1.0a-", "1.0.dev", "1.0rev3", "1.0preview9", "20240101", "99999999999999999999999.1",
            "1.0RC1", "1.0_alpha_1.post-3.dev_2", "1.0.post1.dev5", "1", "1.0.0.post0");
    /** Versions of Python; for what lies beside them (post-releases, epochs) packaging 24 and 26 differ from each other. */
    private static final List<String> PYTHONS = List.of("2.7.18", "3", "3.8.0", "3.9", "3.9.0", "3.10.4", "3.11", "3.11.0rc1",
            "3.11.7",
            "3.12", "3.13.0a1", "3.13.1", "3.14.0b2", "3.14.0", "4.0");
    private static final List<String> SPECIFIED = List.of("2.7", "3", "3.0", "3.9", "3.9.0", "3.10.4", "3.11", "3.11.0",
            "3.11.7", "3.12",
            "3.13.0", "3.14", "3.14.0", "4", "4.0.0", "03.011", "3.11.7.0", "x", "", "3.", "3.11.0.rc1", "3.x", "3.11.0+a");
    private static final List<String> NOT_VERSIONS = List.of("", "abc", "1.", "1..0", "1.0+", "1.0-", "1.0.x", "1.0b1b2", "!1",
            "1!",
            "1.0 .1", "1.0+a..b", "1,0", "\u0661.0");
    private static final List<String> OPERATORS = List.of("==", "!=", ">=", "<=", ">", "<", "~=", "===");
    private static final List<String> ENDS = List.of("", ".*", " ", ",", " ,<4", ",!=3.10.*", ", >=3");

    private static final List<String> NAMES = List.of("openai", "ruamel.yaml", "A", "zope_interface", "typing--extensions",
            "-x", "x-",
            "", "a b", "caf\u00e9", "3d", "Py_.-Yaml");
    private static final List<String> EXTRAS = List.of("", "[standard]", " [a,b]", "[ a , b.c ]", "[]", "[ ]", "[a,]", "[a",
            "[,a]", "[a b]");
    private static final List<String> SPECIFIERS = List.of("", ">=1.0", " ~= 1.4.2", "(>=1,<2)", " ( ==1.* ) ", "==1.0,",
            "=1.0", ">=1.*",
            ">1.0+x", "~=1", "== 2.0.post1 , != 3", "===weird", "()", "(", ">=", " 1.0", ">=1.0 <2", "^1.0", "==1.0;", "<2,,>1",
            ",>1");
    private static final List<String> URLS = List.of(" @ https://example.com/x-1.0.zip",
            "@git+https://example.com/r.git@main#egg=x",
            " @ file:///tmp/x", " @ ", "@", " @ https://e.com/a;b", "@https://e.com/a ");
    private static final List<String> MARKERS = List.of("", "; python_version < '3.12'", " ;sys_platform == \"win32\"",
            "; python_version>='3.9' and (os_name=='posix' or extra == 'x')", "; python_version in '3.9 3.10'",
            "; platform_system not in 'Windows'", ";", "; python_version", "; 'a' == 'b'", "; foo == 'x'",
            "; os.name == 'posix'",
            "; python_version < '3' and", "; (python_version < '3'", "; python_version not  in 'x'",
            "; python_version notin 'x'",
            "; extra == 'a'or extra == 'b'", "; python_version < 3", "; python_implementation == 'CPython'", "; 'x' ~= 'y' ",
            "; python_version < '3' junk", "; os_name == 'a' and os_name == 'b' or os_name == 'c'");

    @BeforeAll
    static void needs_the_strict_parser_of_packaging_24() {
        int major = PythonOracle.ask(List.of(List.of("packaging_major"))).get(0).intValue();
        assumeTrue(major >= 22,
                "python3 has packaging " + major + "; the comparison needs 22 (pip 24.1, or pip install packaging)");
    }

    @Test
    void agrees_on_which_requirements_are_valid_and_what_they_say() {
        List<String> texts = requirements();

        List<JsonNode> expected = PythonOracle.ask(texts.stream().map(text -> List.<Object> of("requirement", text)).toList());

        assertThat(texts).hasSizeGreaterThan(1500);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(describe(texts.get(i))).as(texts.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(expected.stream().filter(JsonNode::isNull).count()).isBetween(200L, texts.size() - 200L);
    }

    @Test
    void agrees_on_which_versions_a_specifier_allows() {
        List<String> specifiers = specifiers();

        List<JsonNode> expected = PythonOracle
                .ask(specifiers.stream().map(text -> List.<Object> of("specifier", text, PYTHONS)).toList());

        assertThat(specifiers).hasSizeGreaterThan(1000);
        for (int i = 0; i < specifiers.size(); i++) {
            assertThat(matches(specifiers.get(i))).as(specifiers.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void agrees_on_the_order_of_versions() {
        List<String> all = Stream.concat(VERSIONS.stream(), NOT_VERSIONS.stream()).toList();
        List<List<Object>> questions = new ArrayList<>();
        all.forEach(one -> all.forEach(other -> questions.add(List.of("order", one, other))));

        List<JsonNode> expected = PythonOracle.ask(questions);

        for (int i = 0; i < questions.size(); i++) {
            JsonNode actual = json(order((String) questions.get(i).get(1), (String) questions.get(i).get(2)));
            assertThat(actual).as(questions.get(i).toString()).isEqualTo(expected.get(i));
        }
    }

    @Test
    void agrees_on_which_markers_hold() {
        Map<String, String> environment = MarkerEnvironment.linux("3.11").values();
        List<String> markers = new ArrayList<>();
        for (String operator : List.of("==", "!=", "<", "<=", ">", ">=", "in", "not in")) {
            for (String version : List.of("3.9", "3.11", "3.11.2", "3.12")) {
                markers.add("python_version " + operator + " '" + version + "'");
            }
            markers.add("python_version " + (operator.endsWith("in") ? operator + " '3.9 3.11'" : operator + " '3.10'"));
        }
        for (String operator : List.of("==", "!=", "in", "not in")) {
            markers.add("'lin' " + operator + " sys_platform");
            markers.add("sys_platform " + operator + " 'linux2'");
            markers.add("platform_system " + operator + " 'Linux' and os_name == 'posix'");
            markers.add("(platform_system " + operator + " 'Darwin' or os_name == 'posix') and python_version > '3.10'");
        }

        List<JsonNode> expected = PythonOracle
                .ask(markers.stream().map(text -> List.<Object> of("marker", text, environment)).toList());

        for (int i = 0; i < markers.size(); i++) {
            Marker marker = Pep508.parse("x; " + markers.get(i)).marker().orElseThrow();
            assertThat(new MarkerEnvironment(environment).holds(marker)).as(markers.get(i))
                    .isEqualTo(Optional.of(expected.get(i).booleanValue()));
        }
    }

    private static List<String> requirements() {
        Random random = new Random(508);
        List<String> texts = new ArrayList<>();
        NAMES.forEach(name -> EXTRAS.forEach(extras -> texts.add(name + extras)));
        SPECIFIERS.forEach(specifier -> MARKERS.forEach(marker -> texts.add("openai" + specifier + marker)));
        URLS.forEach(url -> MARKERS.forEach(marker -> texts.add("openai" + url + marker)));
        IntStream.range(0, 1000).forEach(i -> texts.add(pick(NAMES, random) + pick(EXTRAS, random)
                + (random.nextInt(5) == 0 ? pick(URLS, random) : pick(SPECIFIERS, random)) + pick(MARKERS, random)));
        return texts;
    }

    private static List<String> specifiers() {
        List<String> specifiers = new ArrayList<>();
        for (String operator : OPERATORS) {
            for (String version : SPECIFIED) {
                ENDS.forEach(end -> specifiers.add(operator + version + end));
            }
        }
        return specifiers;
    }

    private static JsonNode describe(String text) {
        try {
            Pep508 found = Pep508.parse(text);
            return new ObjectMapper().createObjectNode().put("name", found.name())
                    .put("normalizedName", found.normalizedName()).<com.fasterxml.jackson.databind.node.ObjectNode> set(
                            "extras",
                            json(found.extras().stream().sorted().distinct()
                                    .toList())).<com.fasterxml.jackson.databind.node.ObjectNode> set("specifier",
                                            json(found.specifier().clauses().stream().map(Specifier::toString).sorted()
                                                    .distinct().toList()))
                    .put("url", found.url().orElse(null)).put("marker", found.marker().isPresent());
        } catch (Malformed e) {
            return json(null);
        }
    }

    private static JsonNode matches(String specifier) {
        try {
            Specifiers found = Specifiers.parse(specifier);
            return json(PYTHONS.stream().map(version -> found.matches(Version.parse(version))).toList());
        } catch (Malformed e) {
            return json(null);
        }
    }

    private static Integer order(String one, String other) {
        try {
            return Integer.signum(Version.parse(one).compareTo(Version.parse(other)));
        } catch (Malformed e) {
            return null;
        }
    }

    private static JsonNode json(Object value) {
        return new ObjectMapper().valueToTree(value);
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
