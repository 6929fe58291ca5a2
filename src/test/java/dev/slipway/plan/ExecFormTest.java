package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class ExecFormTest {

    @Test
    void writes_the_documented_spacing() {
        assertThat(ExecForm.of(List.of("python", "agent.py"))).isEqualTo("[\"python\", \"agent.py\"]");
    }

    @Test
    void escapes_whatever_json_would_misread() throws JsonProcessingException {
        List<String> command = List.of("a\"b\\c", "\n\t\0\u007f\u2028", "é日\ud83d\ude00", "");

        String json = ExecForm.of(command);

        assertThat(new ObjectMapper().readValue(json, String[].class)).containsExactlyElementsOf(command);
        assertThat(json.lines()).hasSize(1);
    }
}
