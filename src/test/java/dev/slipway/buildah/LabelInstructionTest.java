package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class LabelInstructionTest {

    @Test
    void is_one_line_for_all_labels() {
        assertThat(LabelInstruction.of(new TreeMap<>(Map.of("b", "2", "a", "one two"))))
                .isEqualTo("LABEL \"a\"=\"one two\" \"b\"=\"2\"\n");
    }

    @Test
    void gives_no_character_of_a_value_a_meaning() {
        assertThat(LabelInstruction.of(Map.of("a", "x\" b=\"y\n$HOME ${X} \\"))).isEqualTo(
                "LABEL \"a\"=\"x\\\" b=\\\"y \\$HOME \\${X} \\\\\"\n");
    }

    @Test
    void keeps_letters_of_every_script() {
        assertThat(LabelInstruction.of(Map.of("a", "é日本 it's"))).isEqualTo("LABEL \"a\"=\"é日本 it's\"\n");
    }
}
