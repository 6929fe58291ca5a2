package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

class WebhookPolicyTest {

    private record Settings(Optional<List<String>> secret, boolean allowPrivate, Duration timeout, List<Duration> retries,
            int parallel, Duration poll) implements WebhookConfig {
    }

    private static WebhookPolicy policy(boolean allowPrivate, String... secrets) {
        Settings settings = new Settings(secrets.length == 0 ? Optional.empty() : Optional.of(List.of(secrets)), allowPrivate,
                Duration.ofSeconds(10), List.of(), 8, Duration.ofSeconds(5));
        return new WebhookPolicy(new Signer(settings), settings);
    }

    private static WebhookPolicy strict() {
        return policy(false, "whsec_" + "QUJD".repeat(8));
    }

    private static WebhookPolicy lenient() {
        return policy(true, "whsec_" + "QUJD".repeat(8));
    }

    private static void refuses(WebhookPolicy policy, String url, String code) {
        assertThatThrownBy(() -> policy.check(url)).isInstanceOfSatisfying(ProblemException.class, e -> {
            Problem problem = e.problem();
            assertThat(e.status()).isEqualTo(400);
            assertThat(problem.field()).isEqualTo("callback_url");
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.error()).startsWith("callback_url ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://ci.example.com/hooks/slipway", "https://ci.example.com",
            "HTTPS://CI.example.com:8443/a?b=c",
            "https://8.8.8.8/x", "https://[2606:4700:4700::1111]/x", "https://example.com./%2F?q=%20" })
    void accepts_urls_of_the_open_internet(String url) {
        assertThat(strict().check(url).toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hook", "/hook", "http://example.com/", "ftp://example.com/", "https:example.com",
            "https:///x",
            "https://user@example.com/", "https://user:secret@example.com/", "https://@example.com/",
            "https://example.com/#part",
            "https://example.com:0/", "https://example.com:65536/", "https://exa mple.com/", "https://ex\u00e4mple.com/",
            "https://example.com/\u0000", "https://example.com/\r\nX-Evil: 1", "https://a_b.example.com/", "file:///etc/passwd",
            "javascript:alert(1)" })
    void refuses_what_is_no_plain_https_url(String url) {
        refuses(strict(), url, "invalid_field");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://localhost/", "https://LOCALHOST./", "https://app.localhost/", "https://127.0.0.1/",
            "https://10.1.2.3:8443/", "https://192.168.0.1/", "https://172.16.0.1/", "https://169.254.169.254/latest/meta-data",
            "https://100.64.0.1/", "https://0.0.0.0/", "https://[::1]/", "https://[::]/", "https://[fd00::1]/",
            "https://[fe80::1]/", "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[2002:7f00:1::]/",
            "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
            "https://[fe80::1%25eth0]/" })
    void refuses_private_and_local_addresses_however_they_are_written(String url) {
        refuses(strict(), url, "invalid_field");
    }

    @Test
    void refuses_endless_urls() {
        String longest = "https://example.com/" + "x".repeat(1980);

        assertThat(strict().check(longest)).hasToString(longest);
        refuses(strict(), longest + "x", "invalid_field");
    }

    @Test
    void takes_plain_http_and_private_addresses_where_they_are_allowed() {
        assertThat(lenient().check("http://10.0.0.7:8080/hook")).hasToString("http://10.0.0.7:8080/hook");
        assertThat(lenient().check("http://localhost/hook")).hasToString("http://localhost/hook");
        refuses(lenient(), "http://0x7f.1/", "invalid_field");
    }

    @Test
    void refuses_every_url_while_there_is_no_secret() {
        refuses(policy(false), "https://ci.example.com/", "callbacks_off");
    }
}
