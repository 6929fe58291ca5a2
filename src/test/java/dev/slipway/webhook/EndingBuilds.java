package dev.slipway.webhook;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.slipway.PostgresResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Starts builds through the API and ends them as a builder's transaction does. */
record EndingBuilds(Pool pool) {

    static RequestSpecification client() {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).contentType(ContentType.JSON);
    }

    static Map<String, Object> unique(String callback) {
        return body("print('" + UUID.randomUUID() + "')\n", callback);
    }

    static Map<String, Object> body(String source, String callback) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "My Agent", "files", Map.of("agent.py", source)));
        if (callback != null) {
            body.put("callback_url", callback);
        }
        return body;
    }

    static String accepted(Map<String, Object> body) {
        return client().body(body).post("/api/builds").then().statusCode(202).extract().path("id");
    }

    static ValidatableResponse status(String id) {
        return client().get("/api/builds/" + id).then().statusCode(200);
    }

    static List<Map<String, Object>> callbacks(String id) {
        return status(id).extract().path("callbacks");
    }

    void succeed(String id) {
        endQuietly(id);
        run("select pg_notify('slipway', 'ENDED ' || $1)", id);
    }

    void fail(String id) {
        run("update build set status = 'FAILED', completed_at = now(), error = 'pip install failed: x', failure_code = 'x',"
                + " failure_step = 'pip install', failure_retryable = false where id = $1", id);
        run("select pg_notify('slipway', 'ENDED ' || $1)", id);
    }

    /** Its signal is lost. */
    void endQuietly(String id) {
        run("update build set status = 'SUCCEEDED', completed_at = now(), digest = 'sha256:' || content_hash, size_bytes = 42,"
                + " build_ms = 1, push_ms = 1, steps = 7, reused_steps = 0, reused_image = false where id = $1", id);
    }

    void run(String sql, Object... values) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(values))).await().indefinitely();
    }
}
