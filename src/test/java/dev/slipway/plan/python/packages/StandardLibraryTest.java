package dev.slipway.plan.python.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardLibraryTest {

    @ParameterizedTest
    @CsvSource({ "json,8,true", "json,15,true", "yaml,11,false", "zoneinfo,8,false", "zoneinfo,9,true", "tomllib,10,false",
            "tomllib,11,true", "binhex,10,true", "binhex,11,false", "parser,9,true", "parser,10,false", "distutils,11,true",
            "distutils,12,false", "imp,12,false", "asyncore,11,true", "smtpd,12,false", "cgi,12,true", "cgi,13,false",
            "telnetlib,13,false", "lib2to3,13,false", "annotationlib,13,false", "annotationlib,14,true", "compression,14,true",
            "profiling,14,false", "profiling,15,true", "__future__,11,true", "_thread,11,true" })
    void follows_the_versions_of_python(String module, int minor, boolean expected) {
        assertThat(StandardLibrary.contains(module, minor)).isEqualTo(expected);
    }

    @Test
    void agrees_with_the_python_of_this_machine() throws IOException, InterruptedException {
        List<String> lines = python(
                "import sys; print(sys.version_info[1]); print('\\n'.join(sorted(sys.stdlib_module_names)))");
        assumeThat(lines).as("a python3 to ask").isNotEmpty();
        int minor = Integer.parseInt(lines.get(0));

        assertThat(lines.subList(1, lines.size()).stream().filter(module -> !module.startsWith("_")))
                .allMatch(module -> StandardLibrary.contains(module, minor));
    }

    private static List<String> python(String program) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("python3", "-c", program).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.lines().toList() : List.of();
        } catch (IOException noPython) {
            return List.of();
        }
    }
}
