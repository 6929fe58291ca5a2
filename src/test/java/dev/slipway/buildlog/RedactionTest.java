package dev.slipway.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

class RedactionTest {

    private static String redacted(String text, String... secrets) {
        return Redaction.of(List.of(secrets)).apply(text);
    }

    @Test
    void a_secret_is_hidden_wherever_it_stands() {
        assertThat(redacted("s3cret and --password=s3cret!", "s3cret")).isEqualTo("*** and --password=***!");
    }

    @Test
    void a_secret_is_hidden_in_its_encoded_forms_too() {
        String base64 = Base64.getEncoder().encodeToString("p@ss word/1".getBytes(StandardCharsets.UTF_8));

        assertThat(redacted("p%40ss+word%2F1 p%40ss%20word%2F1 Basic " + base64, "p@ss word/1")).isEqualTo("*** *** Basic ***");
    }

    @Test
    void a_secret_within_another_leaves_nothing_of_the_longer_one() {
        assertThat(redacted("token-with-more", "token", "token-with-more")).isEqualTo("***");
    }

    @Test
    void blank_and_very_short_secrets_hide_nothing() {
        assertThat(redacted("a b   abc", "", "   ", "    ", "abc")).isEqualTo("a b   abc");
    }

    @Test
    void keys_of_slipway_are_hidden_without_being_known() {
        assertThat(redacted("key slw_0a1b2c3d_" + "0123456789abcdef".repeat(4) + ", slw_test"))
                .isEqualTo("key ***, slw_test");
    }

    @Test
    void a_password_in_any_url_is_hidden_and_the_rest_of_it_is_not() {
        assertThat(redacted("Looking in indexes: https://me:hidden@pypi.example.com/simple, git+ssh://git@example.com/x"))
                .isEqualTo("Looking in indexes: https://***@pypi.example.com/simple, git+ssh://git@example.com/x");
    }
}
