package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    /** The vector that the libraries of Standard Webhooks test with. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIMESTAMP = 1614265330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signs_as_standard_webhooks_do() {
        assertThat(new Signer(List.of(SECRET)).sign(ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void signs_with_each_secret_while_one_takes_over_from_another() {
        String other = "whsec_" + "QUJD".repeat(8);
        String alone = new Signer(List.of(other)).sign(ID, TIMESTAMP, BODY);

        assertThat(new Signer(List.of(other, SECRET)).sign(ID, TIMESTAMP, BODY)).isEqualTo(alone + " " + SIGNATURE);
    }

    @Test
    void one_changed_byte_of_id_time_or_body_changes_the_signature() {
        Signer signer = new Signer(List.of(SECRET));

        assertThat(signer.sign(ID + "x", TIMESTAMP, BODY)).isNotEqualTo(SIGNATURE);
        assertThat(signer.sign(ID, TIMESTAMP + 1, BODY)).isNotEqualTo(SIGNATURE);
        assertThat(signer.sign(ID, TIMESTAMP, "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hunter2hunter2hunter2hunter2", "whsec_", "whsec_c2hvcnQ=",
            "whsec_not*base64*at*all*not*base64*at*all",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })
    void refuses_what_is_no_secret_without_showing_it(String text) {
        assertThatThrownBy(() -> new Signer(List.of(text))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand").message().satisfies(
                        message -> assertThat(text.length() > 6 && message.contains(text.substring(6))).isFalse());
    }

    @Test
    void is_not_ready_without_a_secret() {
        assertThat(new Signer(List.of()).isReady()).isFalse();
        assertThat(new Signer(List.of(SECRET)).isReady()).isTrue();
    }
}
