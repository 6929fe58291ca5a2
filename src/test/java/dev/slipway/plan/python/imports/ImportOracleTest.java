package dev.slipway.plan.python.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the scanner against Python's own {@code ast}, on every file of the interpreters found here that they parse.
 *
 * <p>
 * System properties, both optional: {@code oracle.python} an interpreter to use instead, {@code oracle.roots}
 * directories to walk instead of the interpreter's own, separated by colons.
 */
class ImportOracleTest {
    private static final int FEWEST_FILES = 1_000;
    private static final int MOST_SHOWN = 20;

    @Test
    void agrees_with_the_ast_module_of_python3_on_every_file() throws Exception {
        compare(System.getProperty("oracle.python", "python3"));
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_the_ast_module_of_other_interpreters() throws Exception {
        Path own = Path.of(ask("python3", "-c", "import sys; print(sys.base_prefix)"));
        return otherInterpreters(own).stream()
                .map(python -> DynamicTest.dynamicTest(python, () -> compare(python)));
    }

    /** What pyenv has installed from 3.8 on, unless the run is about one interpreter. */
    private static List<String> otherInterpreters(Path except) throws IOException {
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (System.getProperty("oracle.python") != null || !Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.filter(version -> !version.equals(except))
                    .filter(version -> version.getFileName().toString().matches("3\\.([89]|1\\d)\\..*"))
                    .map(version -> version.resolve("bin/python3")).filter(Files::isExecutable)
                    .map(Path::toString).sorted().toList();
        }
    }

    private static void compare(String python) throws Exception {
        Comparison comparison = new Comparison();
        Process process = start(python);
        try (BufferedReader lines = reader(process)) {
            lines.lines().forEach(comparison::take);
        }
        assertThat(process.waitFor()).as("exit code of " + python).isZero();
        System.out.println(python + ": " + comparison.summary());
        assertThat(comparison.differences).isEmpty();
        assertThat(comparison.files).as("files compared").isGreaterThanOrEqualTo(FEWEST_FILES);
    }

    private static String ask(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader answer = reader(process)) {
            return answer.readLine();
        }
    }

    private static Process start(String python) throws Exception {
        Path script = Path.of(ImportOracleTest.class.getResource("/python/oracle.py").toURI());
        List<String> command = new ArrayList<>(List.of(python, "-X", "utf8", script.toString()));
        Collections.addAll(command, System.getProperty("oracle.roots", "").split(":"));
        command.removeIf(String::isEmpty);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Takes the oracle's lines and scans each file when its facts are complete. */
    private static final class Comparison {
        int files;
        int imports;
        int names;
        int guards;
        final List<String> differences = new ArrayList<>();

        private int minor;
        private String encoding;
        private String path;
        private final List<String> expected = new ArrayList<>();

        void take(String line) {
            switch (line.charAt(0)) {
                case 'V' -> minor = Integer.parseInt(line.substring(2));
                case 'F' -> begin(line.split("\t", 3));
                case 'E' -> compareFile();
                default -> expected.add(line);
            }
        }

        private void begin(String[] fields) {
            encoding = fields[1].equals("utf-8-sig") ? "utf-8" : fields[1];
            path = fields[2];
            expected.clear();
        }

        private void compareFile() {
            if (!Charset.isSupported(encoding)) {
                return;
            }
            ScanResult result = ImportScanner.scan(path, read());
            List<String> actual = Facts.of(result);
            count();
            Collections.sort(expected);
            if (!expected.equals(actual)) {
                differ("missing " + minus(expected, actual) + ", surplus " + minus(actual, expected));
            }
            if (result.syntax().minimumMinor() > minor) {
                differ("parsed by 3." + minor + ", but scanned as " + result.syntax());
            }
            if (!result.problems().isEmpty()) {
                differ("problems in a valid file: " + result.problems());
            }
        }

        private String read() {
            try {
                return new String(Files.readAllBytes(Path.of(path)), Charset.forName(encoding));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void count() {
            files++;
            for (String fact : expected) {
                switch (fact.charAt(0)) {
                    case 'I' -> imports++;
                    case 'N' -> names++;
                    default -> guards++;
                }
            }
        }

        private void differ(String how) {
            if (differences.size() < MOST_SHOWN) {
                differences.add(path + ": " + how);
            }
        }

        private static List<String> minus(List<String> all, List<String> without) {
            List<String> rest = new ArrayList<>(all);
            without.forEach(rest::remove);
            return rest;
        }

        String summary() {
            return files + " files, " + imports + " imports, " + names + " top-level names and " + guards
                    + " main guards compared";
        }
    }
}
