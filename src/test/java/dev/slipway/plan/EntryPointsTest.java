package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPointsTest {

    @ParameterizedTest
    @ValueSource(strings = { "a'b.py", "a\"b.py", "$(reboot).py", "`id`.py", "a;b.py", "a|b.py", "a&b.py", "a>b.py", "a*.py",
            "a?.py", "{a}.py", "a!.py", "[a].py" })
    void refuses_quotes_and_shell_characters(String path) {
        Rejection rejection = Plans.file(path, "").startingWith(path).rejection();

        assertThat(rejection.field()).contains("entry_point");
        assertThat(rejection.message()).contains("quotes or shell characters");
    }

    @Test
    void refuses_a_leading_dash_which_the_interpreter_would_read_as_an_option() {
        assertThat(Plans.file("-c.py", "").startingWith("-c.py").rejection().message()).contains("dash");
    }

    @Test
    void refuses_an_unsafe_name_also_when_it_was_found_rather_than_given() {
        assertThat(Plans.file("$(reboot).py", "").rejection().code()).isEqualTo("invalid_entry_point");
    }

    @Test
    void refuses_a_file_that_is_not_among_the_files_whatever_its_name() {
        Rejection rejection = Plans.file("agent.py", "").startingWith("x\n$(reboot)").rejection();

        assertThat(rejection.code()).isEqualTo("entry_point_not_found");
        assertThat(rejection.message()).isEqualTo("entry_point \"x\\u000a$(reboot)\" is not among the files");
    }

    @ParameterizedTest
    @ValueSource(strings = { "my agent.py", "src/agent.py", "агент.py", "a+b@c.py" })
    void takes_ordinary_names(String path) {
        assertThat(Plans.file(path, "").startingWith(path).plan().command()).containsExactly("python", path);
    }
}
