package dev.slipway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource({ "My Agent,my-agent", "my_agent,my-agent", "--A..B--,a-b", "Café Zürich,cafe-zurich", "ＡＢＣ,abc", "7,7",
            "İstanbul,istanbul" })
    void is_derived_from_the_agents_name(String agent, String image) {
        assertThat(ImageName.ofAgent(agent).value()).isEqualTo(image);
    }

    @Test
    void tells_names_apart_that_leave_nothing_to_keep() {
        String tokyo = ImageName.ofAgent("東京").value();

        assertThat(tokyo).matches("agent-[0-9a-f]{8}").isEqualTo(ImageName.ofAgent("東京").value());
        assertThat(tokyo).isNotEqualTo(ImageName.ofAgent("大阪").value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "---", "!?", "\0" })
    void needs_a_letter_or_a_digit(String agent) {
        assertThatThrownBy(() -> ImageName.ofAgent(agent)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one letter or digit");
    }

    @Test
    void refuses_300_characters() {
        assertThatThrownBy(() -> ImageName.ofAgent("a".repeat(300))).hasMessageContaining("at most 128");
    }
}
