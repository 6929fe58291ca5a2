package dev.slipway.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** A real HTTP server on the loopback that keeps what it is told. Answers 204, after whatever it was asked to do first. */
final class Receiver implements AutoCloseable {

    static final int DROP = 0;
    static final int HANG = -1;

    /** Header names are in lower case. */
    record Received(String path, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> first = new ConcurrentLinkedQueue<>();
    private volatile int then = 204;
    private volatile Map<String, String> headers = Map.of();

    private Receiver(Vertx vertx, HttpServerOptions options) {
        server = vertx.createHttpServer(options.setPort(0)).requestHandler(this::receive).listen().toCompletionStage()
                .toCompletableFuture().join();
    }

    static Receiver start(Vertx vertx) {
        return new Receiver(vertx, new HttpServerOptions().setHost("127.0.0.1"));
    }

    static Receiver start(Vertx vertx, HttpServerOptions options) {
        return new Receiver(vertx, options);
    }

    Receiver first(Integer... statuses) {
        first.addAll(List.of(statuses));
        return this;
    }

    Receiver always(int status) {
        then = status;
        return this;
    }

    Receiver header(String name, String value) {
        headers = Map.of(name, value);
        return this;
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, String> sent = new TreeMap<>();
            request.headers()
                    .forEach(header -> sent.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
            received.add(new Received(request.uri(), sent, body.getBytes()));
            Integer status = first.poll();
            answer(request, status == null ? then : status);
        });
    }

    private void answer(HttpServerRequest request, int status) {
        if (status == DROP) {
            request.connection().close();
        } else if (status != HANG) {
            headers.forEach(request.response()::putHeader);
            request.response().setStatusCode(status).end();
        }
    }

    int port() {
        return server.actualPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
