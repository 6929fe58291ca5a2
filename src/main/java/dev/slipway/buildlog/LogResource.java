package dev.slipway.buildlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.access.Workspace;
import dev.slipway.build.Builds;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

@Path("builds/{id}/logs")
@Tag(name = "builds")
@Needs(Scope.BUILDS_READ)
public class LogResource {

    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Builds builds;
    private final BuildLogs logs;
    private final LogFollowers followers;
    private final Caller caller;

    LogResource(Builds builds, BuildLogs logs, LogFollowers followers, Caller caller) {
        this.builds = builds;
        this.logs = logs;
        this.followers = followers;
        this.caller = caller;
    }

    /** One method for both forms: with two, the framework would send the head of an event stream before any 404. */
    @GET
    @Operation(operationId = "getBuildLogs", summary = "Read or follow a build's output", description = """
            As text, every line that the build has printed so far. With `Accept: text/event-stream`, server-sent events that \
            begin with those lines and go on until the build ends. Each line is an event without a name; its id is the \
            line's number, its data JSON: `at` (UTC), `stream` (`out`, `err` or `slipway`), `step` where it belongs to one, \
            and `line`. The last event is named `end`; its data holds the final `status`, and `error` where the build failed. \
            Close the connection then. After a lost connection, go on with `Last-Event-ID` as browsers' EventSource does.""")
    @APIResponse(responseCode = "200", description = "The lines.", content = {
            @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
            @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class), examples = @ExampleObject(name = "followed", value = """
                    id:1
                    data:{"at":"2026-02-23T10:00:01.250Z","stream":"out","step":"1/5 FROM python:3.11-slim","line":"STEP 1/5: FROM python:3.11-slim"}

                    event:end
                    data:{"status":"SUCCEEDED"}

                    """)) })
    @APIResponse(responseCode = "404", description = "No such build in this workspace.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", description = "Too many clients follow logs of this build, workspace or replica, or this key sends too many requests; Retry-After says when to come back.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class)))
    public RestMulti<byte[]> read(@PathParam("id") String id,
            @Parameter(description = "Number of the last line that is known already; only for events.", schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]{0,18}$")) @HeaderParam(LAST_EVENT_ID) String lastEventId,
            @Context HttpHeaders headers) {
        Workspace workspace = caller.workspace();
        boolean events = wantsEvents(headers);
        long after = number(lastEventId);
        return RestMulti.fromUniResponse(Patience.limited(Panache.withSession(() -> builds.ofWorkspace(workspace, id))),
                build -> events ? followers.follow(workspace, id, after, MutinyHelper.executor(Vertx.currentContext()))
                        : text(id),
                build -> events ? eventHeaders() : Map.of(HttpHeaders.CONTENT_TYPE, List.of(TEXT)));
    }

    /** Page by page, as the client takes them. */
    private Multi<byte[]> text(String id) {
        return Multi.createBy().repeating()
                .uni(AtomicLong::new, last -> logs.page(id, last.get()).invoke(page -> last.set(page.last(last.get()))))
                .until(LogPage::isEmpty)
                .map(page -> page.lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Whether events are the first of the acceptable forms; a client that takes anything gets text. */
    private static boolean wantsEvents(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> isEvents(type) || type.isCompatible(MediaType.TEXT_PLAIN_TYPE))
                .findFirst().filter(LogResource::isEvents).isPresent();
    }

    private static boolean isEvents(MediaType type) {
        return type.getType().equalsIgnoreCase("text") && type.getSubtype().equalsIgnoreCase("event-stream");
    }

    private static long number(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw ProblemException.badRequest(new Problem(LAST_EVENT_ID + " must be the number of a line",
                    "invalid_last_event_id", null, "leave it out to read from the beginning"));
        }
        return Long.parseLong(lastEventId);
    }

    private static Map<String, List<String>> eventHeaders() {
        return Map.of(HttpHeaders.CONTENT_TYPE, List.of(MediaType.SERVER_SENT_EVENTS),
                HttpHeaders.CACHE_CONTROL, List.of("no-store"),
                "X-Accel-Buffering", List.of("no")); // nginx would hold the events back otherwise
    }
}
