package dev.slipway.plan.python.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.SourceTree;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file: a reader answers, or refuses with a reason, and soon. */
class AnyTextProperties {

    private static final List<String> FILES = List.of("requirements.txt", "requirements/base.txt", "pyproject.toml", "uv.lock",
            "poetry.lock",
            "pdm.lock", "pylock.toml", "Pipfile", "Pipfile.lock", "setup.cfg", "setup.py", "environment.yml", ".python-version",
            "runtime.txt");

    /** Pieces that mean something to one reader or another, so that random texts get past the first check. */
    private static final List<String> PIECES = List.of("openai", ">=", "==1.0", "~=", "[", "]", "{", "}", "(", ")", "\"", "'",
            "\"\"\"", "'''", "=", ",",
            ";", ":", "#", " #", "\\", "\\\n", "\n", "\r\n", "\t", "  ", "- ", "-r ", "-c ", "-e ", "--hash=",
            "requirements.txt", "requirements/base.txt",
            ".", "./", "../", "/", "@", " @ git+https://u:p@h/r", "file:", "https://", "${A}", "python_version < '3'", " and ",
            "[project]\n",
            "[tool.poetry.dependencies]\n", "[[package]]\n", "name = \"a\"\n", "version = \"1\"\n", "dependencies",
            "dependencies:\n", "- pip:\n",
            "install_requires=", "[options]\n", "python", "3.11", "^", "|", "*", "\u0000", "\uFEFF", "\u2028", "\uD83D\uDE00",
            "\u0661", "&a", "*a", "<<: ", "? ", "---\n",
            "!!", "true", "1979-05-27", "0x", "1e400", "null", "include-group = \"a\"", "[dependency-groups]\n",
            "\"default\": {", "99999999999999999999");

    @Property(tries = 3000, seed = "508")
    void any_texts_in_any_files_are_answered(@ForAll("projects") Map<String, String> files, @ForAll("texts") String field) {
        answers(files, field.length() % 3 == 0 ? Optional.of(field) : Optional.empty());
    }

    @Example
    void long_texts_take_no_more_than_linear_time() {
        List<IntFunction<String>> shapes = List.of("["::repeat, "("::repeat, "{\"default\":"::repeat, "a\\\n"::repeat,
                "\""::repeat, "'''"::repeat, "${A"::repeat,
                "https://"::repeat, "x://@"::repeat, "a.b."::repeat, "1."::repeat, "==1,"::repeat,
                "-r requirements.txt "::repeat, "-e .\n"::repeat,
                "./\n"::repeat, "a @ file:.\n"::repeat, "[a]\n"::repeat, "[[a]]\nb=1\n"::repeat, "a=[\n"::repeat, "- "::repeat,
                "? "::repeat, "a: "::repeat, "&a [*a,"::repeat,
                " #"::repeat, " ;"::repeat, "x;'a'<'b' or("::repeat, "x[a,"::repeat, "\\"::repeat,
                "openai==1 --hash=a:b\n"::repeat, "\u0000"::repeat,
                "install_requires=[("::repeat, "  a\n"::repeat, "-a"::repeat, "==="::repeat, "1!"::repeat, "^3||"::repeat,
                "# \\\n"::repeat,
                n -> "x; " + "(".repeat(n), n -> "a" + "-".repeat(n),
                n -> "[dependency-groups]\na = [" + "{include-group='a'},".repeat(n) + "]",
                n -> "[project]\ndependencies=[" + "'openai',".repeat(n) + "]",
                n -> "[project]\ndependencies=['" + "a".repeat(n) + "']",
                n -> "[project]\nrequires-python='" + ">=3,".repeat(n) + "'",
                n -> "[tool.poetry.dependencies]\na='" + "^1 ".repeat(n) + "'",
                n -> "dependencies:\n" + "- pip:\n  - a\n".repeat(n), n -> "[dependency-groups]\n" + groups(n));

        assertTimeoutPreemptively(Duration.ofSeconds(240), () -> shapes.forEach(shape -> FILES.forEach(file -> {
            long start = System.nanoTime();
            answers(Map.of(file, shape.apply(30_000)), Optional.empty());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(file + " with " + shape.apply(2))
                    .isLessThan(Duration.ofSeconds(4));
        })));
    }

    private static String groups(int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append('g').append(i).append("=[{include-group='g").append(i + 1).append("'},'a']\n");
        }
        return text.toString();
    }

    @Provide
    Arbitrary<Map<String, String>> projects() {
        return Arbitraries.maps(Arbitraries.of(FILES), texts()).ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> meaningful = Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
        Arbitrary<String> anything = Arbitraries.strings().withChars(printable()).ofMaxLength(80);
        return Arbitraries.oneOf(meaningful, meaningful, anything);
    }

    private static char[] printable() {
        StringBuilder all = new StringBuilder();
        Stream.iterate(1, c -> c + 1).limit(300).forEach(c -> all.append((char) (int) c));
        return Arrays.copyOf(all.toString().toCharArray(), all.length());
    }

    private static void answers(Map<String, String> files, Optional<String> field) {
        try {
            assertThat(ProjectFiles.read(SourceTree.parse(new TreeMap<>(files)), field).decision()).isNotNull();
        } catch (RejectedException e) {
            assertThat(e.rejection().message()).isNotBlank();
        }
    }
}
