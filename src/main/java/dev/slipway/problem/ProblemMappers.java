package dev.slipway.problem;

import java.net.ConnectException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;

/** The one place where what went wrong becomes {@code {"error": ...}}. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /**
     * SQLSTATEs of a database that cannot work for the moment (PostgreSQL documentation, appendix A): connections that
     * break, resources that are used up, a server that does not accept work, starts or stops.
     */
    private static final String AWAY = "08...|53...|55000|57P..";

    private static final int LINGER_MILLIS = 1000;

    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            400, Problem.of("bad_request", "the request could not be read"),
            403, Problem.of("forbidden", "this API key may not do that"),
            404, Problem.of("not_found", "there is nothing at this address; see /q/openapi for the routes"),
            405, Problem.of("method_not_allowed", "this address does not take that method; see /q/openapi"),
            406, Problem.of("not_acceptable", "this address answers in JSON only; accept application/json"),
            413, Problem.of("body_too_large", "the body is larger than this service accepts"),
            415, Problem.of("not_json", "the body must be JSON, sent with Content-Type: application/json"));

    @ServerExceptionMapper
    public Response problem(ProblemException e, HttpServerRequest request) {
        if (e.status() == 413) {
            closeSoon(request);
        }
        ResponseBuilder answer = json(e.status(), e.problem());
        e.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }

    @ServerExceptionMapper
    public Response mismatchedJson(MismatchedInputException e, HttpServerRequest request) {
        return json(e, request);
    }

    /** Reading the body may also end in a problem of its own, such as too long a body, which Jackson wraps. */
    @ServerExceptionMapper
    public Response json(JsonProcessingException e, HttpServerRequest request) {
        return e.getCause() instanceof ProblemException problem ? problem(problem, request)
                : json(400, JsonProblems.of(e)).build();
    }

    @ServerExceptionMapper
    public Response refusedByFramework(WebApplicationException e, HttpServerRequest request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, request);
        }
        int status = e.getResponse().getStatus();
        return json(status, ofStatus(status)).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, UriInfo uri, HttpServerRequest request) {
        if (databaseIsAway(e)) {
            LOG.warnf("database not reachable while answering %s: %s", path(uri), e.getMessage());
            return problem(ProblemException.unavailable("database_unavailable", "the database is not reachable; try again"),
                    request);
        }
        if (isAbout(e, HttpClosedException.class::isInstance)) {
            LOG.debugf("the client went away while %s was answered", path(uri));
            return json(400, Problem.of("incomplete_body", "the connection was closed before the body was complete")).build();
        }
        LOG.errorf(e, "unexpected failure while answering %s", path(uri));
        return json(500, Problem.of("internal_error", "Slipway failed to answer this request; its log says why")).build();
    }

    /**
     * What the client still sends is not read. Closing at once would reset the connection under a client that is still
     * sending, and the answer with it (RFC 9112, section 9.6), so it gets a moment to read it.
     */
    private static void closeSoon(HttpServerRequest request) {
        request.response().endHandler(sent -> Vertx.currentContext().owner()
                .setTimer(LINGER_MILLIS, timer -> request.connection().close()));
    }

    private static boolean databaseIsAway(Throwable e) {
        return isAbout(e, ProblemMappers::isLostConnection);
    }

    private static boolean isAbout(Throwable e, Predicate<Throwable> sought) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20).anyMatch(sought);
    }

    private static boolean isLostConnection(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof ClosedConnectionException
                || cause instanceof DatabaseException refused && String.valueOf(refused.getSqlState()).matches(AWAY);
    }

    /** As it was sent: decoded, a path can hold line ends and make up lines of the log. */
    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }

    /** What is said where a status is all that is known. */
    static Problem ofStatus(int status) {
        return BY_STATUS.getOrDefault(status, Problem.of("refused", "the request was refused"));
    }

    static ResponseBuilder json(int status, Problem problem) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(problem);
    }
}
