package dev.slipway.webhook;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Sends a message to an address that was judged before, and to no other: the name is not looked up again, redirects are
 * not followed. It still decides the Host header, the server name in TLS and what the certificate must be for.
 */
@ApplicationScoped
class Sender {

    /** Of {@code quarkus.tls.webhook.*}: whom to trust instead of the usual authorities. */
    private static final String TLS = "webhook";
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final HttpClient http;
    private final Duration timeout;

    @Inject
    Sender(Vertx vertx, TlsConfigurationRegistry tls, WebhookConfig config) {
        this(vertx, options(tls).setMaxPoolSize(config.parallel()), config.timeout());
    }

    Sender(Vertx vertx, HttpClientOptions options, Duration timeout) {
        this.http = vertx.createHttpClient(options.setKeepAlive(false));
        this.timeout = timeout;
    }

    private static HttpClientOptions options(TlsConfigurationRegistry tls) {
        HttpClientOptions options = new HttpClientOptions();
        tls.get(TLS).ifPresent(trusted -> TlsConfigUtils.configure(options, trusted));
        return options;
    }

    /**
     * Blocks until the head of the answer is there. Its body is not read: the status says all, and nothing that a
     * receiver sends can find its way back to a client.
     *
     * @throws DeliveryException if there is no answer in time
     */
    Answer send(Message message, InetAddress address) throws DeliveryException, InterruptedException {
        Future<HttpClientRequest> opened = http.request(options(message, address));
        try {
            return opened.compose(request -> request.send(Buffer.buffer(message.body()))).map(Sender::answer)
                    .toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DeliveryException("the receiver did not answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new DeliveryException(reason(e.getCause()));
        } finally {
            opened.onSuccess(request -> request.connection().close());
        }
    }

    private RequestOptions options(Message message, InetAddress address) {
        URI url = message.url();
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() != -1 ? url.getPort() : https ? 443 : 80;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setSsl(https).setHost(url.getHost())
                .setPort(port).setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setConnectTimeout(timeout.toMillis())
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .putHeader("User-Agent", "Slipway").putHeader("Content-Type", "application/json");
        message.headers().forEach(options::putHeader);
        return options;
    }

    private static Answer answer(HttpClientResponse response) {
        Optional<Duration> retryAfter = Optional.ofNullable(response.getHeader("Retry-After"))
                .filter(value -> value.matches("[0-9]{1,9}")).map(Long::valueOf).map(Duration::ofSeconds)
                .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
        return new Answer(response.statusCode(), retryAfter);
    }

    /** In words of its own: the messages of exceptions name addresses and classes. */
    private static String reason(Throwable cause) {
        if (cause instanceof SSLException) {
            return "the TLS connection failed; the certificate must be valid and for this host";
        }
        return cause instanceof ConnectException ? "the connection was refused or could not be made"
                : "the connection ended before an answer";
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
