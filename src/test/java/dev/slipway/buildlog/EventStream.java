package dev.slipway.buildlog;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import dev.slipway.PostgresResource;
import io.restassured.RestAssured;

/** A client that follows a build's log, as far as its tests need it. */
final class EventStream implements AutoCloseable, Flow.Subscriber<String> {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Fields that the server did not send are empty. */
    record Event(String id, String name, String data) {
    }

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> comments = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<Void>> response;
    private volatile Flow.Subscription subscription;
    private String id = "";
    private String name = "";
    private String data = "";

    private EventStream(String buildId, String lastEventId) {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/builds/" + buildId + "/logs"))
                .header("Authorization", "Bearer " + PostgresResource.KEY).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = HTTP.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(this));
    }

    static EventStream of(String buildId) {
        return new EventStream(buildId, null);
    }

    static EventStream after(String buildId, String lastEventId) {
        return new EventStream(buildId, lastEventId);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<Long> ids() {
        return events().stream().filter(event -> event.name().isEmpty()).map(event -> Long.parseLong(event.id())).toList();
    }

    Event last() {
        return events.get(events.size() - 1);
    }

    int comments() {
        return comments.size();
    }

    /** Whether the server has ended it in good order. */
    boolean isOver() {
        return over.isDone() && !over.isCompletedExceptionally() && response.isDone();
    }

    boolean isBroken() {
        return over.isCompletedExceptionally();
    }

    /** Null until the stream has ended. */
    HttpResponse<Void> response() {
        return response.getNow(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id:")) {
            id = line.substring(3);
        } else if (line.startsWith("event:")) {
            name = line.substring(6);
        } else if (line.startsWith("data:")) {
            data = line.substring(5);
        } else if (line.startsWith(":")) {
            comments.add(line);
        } else if (line.isEmpty() && !data.isEmpty()) {
            events.add(new Event(id, name, data));
            name = "";
            data = "";
        }
    }

    @Override
    public void onError(Throwable e) {
        over.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
        over.complete(null);
    }

    @Override
    public void close() {
        drop();
    }

    /** Breaks the connection. */
    void drop() {
        if (subscription != null) {
            subscription.cancel();
        }
        response.cancel(true);
    }
}
