package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

/** Names here end in {@code .invalid}, which no name server knows: what is reached was reached by the given address. */
class SenderTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Sender sender(HttpClientOptions options) {
        return new Sender(vertx, options, Duration.ofSeconds(30));
    }

    private static Message message(String url) {
        return new Message(URI.create(url), Map.of("webhook-id", "msg_1"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void connects_to_the_given_address_and_speaks_to_the_named_host() throws Exception {
        try (Receiver receiver = Receiver.start(vertx)) {
            String url = "http://receiver.invalid:" + receiver.port() + "/hook%20a?x=1%262";

            Answer answer = sender(new HttpClientOptions()).send(message(url), LOOPBACK);

            assertThat(answer.isSuccess()).isTrue();
            Receiver.Received received = receiver.received().get(0);
            assertThat(received.path()).isEqualTo("/hook%20a?x=1%262");
            assertThat(received.text()).isEqualTo("{}");
            assertThat(received.headers()).containsEntry("host", "receiver.invalid:" + receiver.port())
                    .containsEntry("webhook-id", "msg_1").containsEntry("user-agent", "Slipway")
                    .containsEntry("content-type", "application/json");
        }
    }

    @Test
    void reaches_an_ipv6_address() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "this machine has no IPv6");
        try (Receiver receiver = Receiver.start(vertx, new HttpServerOptions().setHost("::1"))) {
            String url = "http://[::1]:" + receiver.port() + "/";

            assertThat(sender(new HttpClientOptions()).send(message(url), InetAddress.getByName("::1")).isSuccess()).isTrue();
            assertThat(receiver.received().get(0).headers()).containsEntry("host", "[::1]:" + receiver.port());
        }
    }

    @Test
    void follows_no_redirect() throws Exception {
        try (Receiver elsewhere = Receiver.start(vertx);
                Receiver receiver = Receiver.start(vertx).always(307).header("Location", elsewhere.url("/secret"))) {
            Answer answer = sender(new HttpClientOptions()).send(message(receiver.url("/")), LOOPBACK);

            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.sentence()).contains("307").contains("not followed");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void hears_how_long_a_receiver_wants_to_rest() throws Exception {
        try (Receiver receiver = Receiver.start(vertx).always(503).header("Retry-After", "120")) {
            assertThat(sender(new HttpClientOptions()).send(message(receiver.url("")), LOOPBACK).retryAfter())
                    .contains(Duration.ofMinutes(2));
            receiver.header("Retry-After", "999999999");
            assertThat(sender(new HttpClientOptions()).send(message(receiver.url("")), LOOPBACK).retryAfter())
                    .contains(Duration.ofDays(1));
            receiver.header("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");
            assertThat(sender(new HttpClientOptions()).send(message(receiver.url("")), LOOPBACK).retryAfter()).isEmpty();
        }
    }

    @Test
    void what_keeps_silent_drops_or_refuses_is_a_failed_attempt() {
        int port;
        try (Receiver receiver = Receiver.start(vertx).first(Receiver.HANG, Receiver.DROP)) {
            port = receiver.port();
            fails(message(receiver.url("/")), "did not answer within 1 s");
            fails(message(receiver.url("/")), "ended before an answer");
        }
        fails(message("http://receiver.invalid:" + port + "/"), "refused");
    }

    private void fails(Message message, String says) {
        assertThatThrownBy(() -> new Sender(vertx, new HttpClientOptions(), Duration.ofSeconds(1)).send(message, LOOPBACK))
                .isInstanceOf(DeliveryException.class).hasMessageContaining(says).hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void a_certificate_must_be_trusted_and_for_the_named_host() throws Exception {
        PfxOptions certificate = certificateOf("receiver.invalid");
        HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(certificate);
        try (Receiver receiver = Receiver.start(vertx,
                new HttpServerOptions().setHost("127.0.0.1").setSsl(true).setKeyCertOptions(certificate))) {
            Message right = message("https://receiver.invalid:" + receiver.port() + "/");
            Message wrong = message("https://another.invalid:" + receiver.port() + "/");

            assertThat(sender(new HttpClientOptions(trusting)).send(right, LOOPBACK).isSuccess()).isTrue();
            assertThatThrownBy(() -> sender(new HttpClientOptions(trusting)).send(wrong, LOOPBACK))
                    .isInstanceOf(DeliveryException.class).hasMessageContaining("certificate");
            assertThatThrownBy(() -> sender(new HttpClientOptions()).send(right, LOOPBACK))
                    .isInstanceOf(DeliveryException.class).hasMessageContaining("certificate");
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private PfxOptions certificateOf(String host) throws Exception {
        Path store = folder.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias", "receiver", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-storetype",
                "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }
}
