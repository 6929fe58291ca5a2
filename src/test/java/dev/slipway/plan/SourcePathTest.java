package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.plan.Rejection.RejectedException;

class SourcePathTest {

    @ParameterizedTest
    @ValueSource(strings = { "agent.py", "src/agent.py", "a b/c,d=e.py", ".env.example", "..py", "a..b", "日本語.py", "-x.py" })
    void takes_ordinary_relative_paths(String name) {
        assertThat(SourcePath.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''          | is empty
            /etc/passwd | is absolute
            ../x        | climbs out
            a/../../x   | climbs out
            a/..        | climbs out
            ..          | climbs out
            ./a         | holds "."
            a//b        | empty folder or file name
            a/          | empty folder or file name
            a\\b        | backslash
            C:\\x.py    | backslash
            """, quoteCharacter = '\'')
    void says_which_rule_a_name_breaks(String name, String fault) {
        assertThat(fault(name)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\0b", "a\nb.py", "a\tb", "\u007f", "a\u0085b" })
    void rejects_control_characters_and_shows_them_escaped(String name) {
        String message = fault(name);

        assertThat(message).contains("control character").contains("\\u00");
        assertThat(message.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void rejects_half_a_surrogate_pair() {
        assertThat(fault("a\ud800.py")).contains("not valid Unicode");
    }

    @Test
    void rejects_a_name_of_300_characters_and_does_not_repeat_all_of_it() {
        String message = fault("a".repeat(300));

        assertThat(message).contains("longer than 255 bytes").hasSizeLessThan(200);
    }

    @Test
    void measures_length_in_bytes_as_file_systems_do() {
        assertThat(SourcePath.parse("é".repeat(127))).isNotNull();
        assertThat(fault("é".repeat(128))).contains("longer than");
    }

    @Test
    void knows_its_folder_and_file_name() {
        assertThat(SourcePath.parse("a/b/c.py").folder()).isEqualTo("a/b");
        assertThat(SourcePath.parse("a/b/c.py").fileName()).isEqualTo("c.py");
        assertThat(SourcePath.parse("c.py").folder()).isEmpty();
    }

    private static String fault(String name) {
        Rejection rejection = catchThrowableOfType(RejectedException.class, () -> SourcePath.parse(name)).rejection();
        assertThat(rejection.field()).contains("files");
        assertThat(rejection.code()).isEqualTo("invalid_file_name");
        return rejection.message();
    }
}
