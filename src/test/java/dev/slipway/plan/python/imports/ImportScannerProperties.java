package dev.slipway.plan.python.imports;

import static dev.slipway.plan.python.imports.Work.scanLinearly;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the text, a scan ends, in linear time, with a result that makes sense, and throws nothing. The seeds are
 * fixed so that a build has the same outcome twice; take them out to look for more.
 */
class ImportScannerProperties {
    private static final String[] FRAGMENTS = {
            "import ", "from ", " a", ".b", ".", ",", " as c", "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\"\"\"",
            "f'", "f\"\"\"",
            "rf'", "t'", "b'", "\\", "\\\n", "\n", "\r", "\r\n", "\t", "    ", "\f", "\0", "#", ";", ":", ":=", "=", "==",
            "!", "%", "?",
            "*", "if ", "elif x", "else", "try", "except ", "ImportError", "finally", "with ", "def f", "class C",
            "async ", "match ",
            "case ", "type ", "lazy ", "lambda ", "TYPE_CHECKING", "sys.version_info", ">= (3, 11)",
            "__name__ == '__main__'",
            "import_module('x')", "__import__(", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "%%bash\n",
            "!pip install ", "\uFEFF",
            "é", "\uD800", "\uDC00", "\u2028", "0x1f", "1e-5", "@", "->", "get_ipython().system('", "{{", "}}", "\\N{",
            "!r", "raise " };
    private static final List<String> REAL_SOURCES = realSources();

    @Property(tries = 5_000, seed = "521155982714206961")
    void any_text_is_scanned(@ForAll String source) {
        check(source);
    }

    @Property(tries = 20_000, seed = "-5570749112999727992")
    void any_mixture_of_what_python_is_made_of_is_scanned(@ForAll("mixtures") String source) {
        check(source);
    }

    @Property(tries = 5_000, seed = "-9180650401261025482")
    void any_mutation_of_a_real_file_is_scanned(@ForAll("mutations") String source) {
        check(source);
    }

    @Property(tries = 2_000, seed = "-8112654891008256196")
    void a_complete_file_before_another_is_read_as_it_is_alone(@ForAll("mixtures") String source) {
        String first = "import a\nfrom .b import (c,\n d)\n";
        List<PythonImport> imports = ImportScanner.scan("test.py", first + "\n" + source).imports();
        assertThat(imports.subList(0, 2)).isEqualTo(ImportScanner.scan("test.py", first).imports());
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> mutations() {
        return Arbitraries.randoms().map(ImportScannerProperties::mutate);
    }

    /** Cuts, splices, repeats and insertions. */
    private static String mutate(Random random) {
        StringBuilder text = new StringBuilder(pick(random));
        for (int i = random.nextInt(6) + 1; i > 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(Math.min(80, text.length() - from) + 1);
            String other = pick(random);
            int otherFrom = random.nextInt(other.length());
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.insert(from, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                default -> text.replace(from, text.length(), other.substring(otherFrom));
            }
        }
        return text.toString();
    }

    private static String pick(Random random) {
        return REAL_SOURCES.get(random.nextInt(REAL_SOURCES.size()));
    }

    private static List<String> realSources() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/python"))) {
            return files.filter(file -> file.toString().endsWith(".py")).sorted()
                    .map(ImportScannerProperties::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String source) {
        ScanResult result = scanLinearly(source);
        int lines = source.split("\r\n|\r|\n", -1).length;
        assertThat(result.imports()).allSatisfy(one -> {
            assertThat(one.line()).isBetween(1, lines);
            assertThat(one.level() > 0 || !one.module().isEmpty()).isTrue();
            assertThat(one.module()).doesNotContain(" ", "..").doesNotStartWith(".").doesNotEndWith(".");
            assertThat(one.names()).doesNotContain("");
        });
        assertThat(result.topLevelNames()).allSatisfy(name -> {
            assertThat(name.line()).isBetween(1, lines);
            assertThat(name.name()).isNotEmpty();
        });
        assertThat(result.problems()).hasSizeLessThanOrEqualTo(Findings.MOST_PROBLEMS);
    }
}
