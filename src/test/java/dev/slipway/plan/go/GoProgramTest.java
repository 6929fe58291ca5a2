package dev.slipway.plan.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.plan.Plans;

class GoProgramTest {

    private static final String MAIN = "package main\nfunc main() {}\n";

    @Test
    void the_root_comes_first_then_usual_names() {
        assertThat(Plans.file("main.go", MAIN).and("cmd/tool/main.go", MAIN).plan().entryPoint()).isEqualTo("main.go");
        assertThat(Plans.file("cmd/server/main.go", MAIN).and("cmd/migrate/main.go", MAIN).plan().entryPoint())
                .isEqualTo("cmd/server/main.go");
    }

    @Test
    void equals_need_a_name() {
        Plans files = Plans.file("cmd/one/main.go", MAIN).and("cmd/two/main.go", MAIN);

        assertThat(files.rejection().message()).contains("\"cmd/one/main.go\", \"cmd/two/main.go\"");
        assertThat(files.startingWith("cmd/two/main.go").plan().dockerfile()).contains("\"./cmd/two\"]");
    }

    @Test
    void of_several_programs_in_a_folder_only_the_named_file_is_compiled() {
        Plans files = Plans.file("a.go", MAIN).and("b.go", MAIN);

        assertThat(files.rejection().code()).isEqualTo("entry_point_unclear");
        assertThat(files.startingWith("b.go").plan().dockerfile()).contains("\"./b.go\"]");
    }

    @Test
    void another_file_of_the_program_means_the_program() {
        assertThat(Plans.file("main.go", MAIN).and("b.go", "package main").startingWith("b.go").plan().entryPoint())
                .isEqualTo("main.go");
        assertThat(Plans.file("main.go", MAIN).and("x/b.go", "package x").startingWith("x/b.go").rejection().code())
                .isEqualTo("entry_point_not_runnable");
        assertThat(Plans.file("main.go", MAIN).and("a_test.go", MAIN).startingWith("a_test.go").rejection().code())
                .isEqualTo("entry_point_not_runnable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "// func main() {}", "/* func main() {} */", "var s = \"func main() {\"",
            "var s = `\nfunc main() {}\n`", "func (m) main() {}", "func helper() { func main() {} }", "func mainly() {}" })
    void only_a_real_main_counts(String text) {
        assertThat(GoReader.read("a.go", "package main\n" + text).main()).isFalse();
    }

    @Test
    void imports_are_read_in_every_form() {
        GoFile file = GoReader.read("a.go",
                "\ufeff// c\n//go:build linux\n\npackage main // import \"trap\"\nimport \"one\"; import f `two`\n"
                        + "import (\n\t. \"three\" // \"trap\"\n\t_ \"four\"; \"five\"\n/* \"trap\" */)\nvar x = 'a'\nfunc main() { import \"trap\" }");

        assertThat(file.imports()).extracting("path").containsExactly("one", "two", "three", "four", "five");
        assertThat(file.imports()).extracting("line").containsExactly(5, 5, 7, 8, 8);
        assertThat(file.isProgram()).isTrue();
        assertThat(file.constrained()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "go 1.22.3,1.22", "go 1.9,1.26", "go 1.21;toolchain go1.23.4,1.23", "go 1.27rc1,1.27", "go what,1.26",
            "go 1.24 // x,1.24" })
    void the_directives_choose_the_version(String directives, String version) {
        assertThat(Plans.file("go.mod", "module m\n" + directives.replace(';', '\n')).and("main.go", MAIN).plan().version())
                .isEqualTo(version);
    }

    @Test
    void a_go_mod_without_module_is_refused() {
        assertThat(Plans.file("go.mod", "{}").and("main.go", MAIN).rejection().code()).isEqualTo("invalid_go_mod");
    }

    @Test
    void web_pages_beside_go_do_not_make_it_javascript() {
        assertThat(Plans.file("main.go", MAIN).and("static/app.js", "import 'x'").and("package.json", "{}").plan().language())
                .isEqualTo("go");
        assertThat(Plans.file("main.go", MAIN).and("web/app.js", "").startingWith("web/app.js").plan().language())
                .isEqualTo("node");
    }

    @Test
    void takes_linear_time_on_hostile_text() {
        for (String piece : List.of("/*", "`", "\"", "import (", "func main", "//go:build ", "(")) {
            String text = piece.repeat(300_000);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> GoReader.read("a.go", text));
        }
    }
}
