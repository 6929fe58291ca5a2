package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the contract says of builds that can be seen without building. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BuildApiTest {

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    private static Map<String, Object> unique() {
        return Api.bodyWith("files", Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n"));
    }

    private static Response accepted(Map<String, Object> body) {
        return Api.client().body(body).post("/api/builds").then().statusCode(202).extract().response();
    }

    private void end(String id, String status) {
        String sql = status.equals("SUCCEEDED")
                ? "update build set status = $2, completed_at = now(), digest = 'sha256:' || content_hash, size_bytes = 1,"
                        + " build_ms = 1, push_ms = 1, steps = 7, reused_steps = 0, reused_image = false where id = $1"
                : "update build set status = $2, completed_at = now(), error = 'pip install failed: x', failure_code = 'x',"
                        + " failure_step = 'pip install', failure_retryable = false where id = $1";
        pool.preparedQuery(sql).execute(Tuple.of(id, status)).await().indefinitely();
    }

    @Test
    void the_sample_of_the_contract_is_accepted_with_exactly_the_documented_fields_in_order() throws Exception {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("name", "My Agent");
        sample.put("files",
                Map.of("agent.py", "import openai\nimport requests\n", "requirements.txt", "openai>=1.0\nrequests\n"));
        sample.put("entry_point", "agent.py");

        String body = Api.client().body(sample).post("/api/builds").then().statusCode(202)
                .body("status", equalTo("PENDING"))
                .body("id", matchesPattern("build-[0-9a-f]{8}"))
                .body("image", matchesPattern("registry\\.example\\.com/my-agent:[0-9a-f]{8}"))
                .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .extract().asString();

        Map<?, ?> fields = json.readValue(body, LinkedHashMap.class);
        assertThat(fields.keySet().stream().map(String::valueOf)).containsExactly("id", "status", "image", "created_at");
        assertThat(fields.get("id")).isEqualTo("build-" + fields.get("image").toString().split(":")[1]);
    }

    @Test
    void an_identical_request_joins_the_build_that_has_not_ended() {
        Map<String, Object> body = unique();
        String first = accepted(body).path("id");

        assertThat(accepted(body).<String> path("id")).isEqualTo(first);
    }

    @Test
    void after_a_build_has_ended_the_same_request_starts_the_next_one_with_the_same_image() {
        Map<String, Object> body = unique();
        Response first = accepted(body);
        end(first.path("id"), "SUCCEEDED");

        Response second = accepted(body);
        assertThat(second.<String> path("id")).isEqualTo(first.path("id") + "-2");
        assertThat(second.<String> path("image")).isEqualTo(first.path("image"));
        end(second.path("id"), "FAILED");
        assertThat(accepted(body).<String> path("id")).isEqualTo(first.path("id") + "-3");
    }

    @Test
    void an_id_that_retention_has_removed_is_not_given_again() {
        Map<String, Object> body = unique();
        String kept = accepted(body).path("id");
        end(kept, "SUCCEEDED");
        pool.preparedQuery("insert into used_tag (tag, content_hash, last_sequence)"
                + " select tag, content_hash, 7 from build where id = $1").execute(Tuple.of(kept)).await().indefinitely();

        assertThat(accepted(body).<String> path("id")).isEqualTo(kept + "-8");
    }

    @Test
    void one_changed_byte_gives_another_image() {
        Map<String, Object> body = unique();
        String image = accepted(body).path("image");
        Map<String, Object> renamed = new HashMap<>(body);
        renamed.put("name", "my agent");

        assertThat(accepted(renamed).<String> path("image")).isNotEqualTo(image);
        Map<String, Object> required = new HashMap<>(body);
        required.put("requirements", "requests");
        assertThat(accepted(required).<String> path("image")).isNotEqualTo(image);
    }

    @Test
    void two_contents_that_share_eight_digits_are_never_mistaken_for_each_other() {
        List<Map<String, Object>> colliding = CollidingRequests.find();

        Response first = accepted(colliding.get(0));
        Response second = accepted(colliding.get(1));

        String tag = first.<String> path("id").substring("build-".length());
        assertThat(tag).hasSize(8);
        assertThat(second.<String> path("id")).matches("build-" + tag + "[0-9a-f]{4}");
        assertThat(second.<String> path("image")).endsWith(second.<String> path("id").substring("build-".length()));
        assertThat(accepted(colliding.get(1)).<String> path("id")).isEqualTo(second.path("id"));
        assertThat(accepted(colliding.get(0)).<String> path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void fifty_identical_requests_at_once_start_one_build() {
        Map<String, Object> body = unique();

        List<String> ids = java.util.stream.IntStream.range(0, 50).parallel()
                .mapToObj(i -> accepted(body).<String> path("id")).distinct().toList();

        assertThat(ids).hasSize(1);
    }

    @Test
    void a_status_shows_the_plan_and_leaves_out_what_is_not_known() {
        String id = accepted(unique()).path("id");

        Api.client().get("/api/v1/builds/" + id).then().statusCode(200)
                .body("id", equalTo(id)).body("status", equalTo("PENDING")).body("name", equalTo("My Agent"))
                .body("language", equalTo("python")).body("entry_point", equalTo("agent.py"))
                .body("base_image", equalTo("python:3.11-slim"))
                .body("completed_at", nullValue()).body("error", nullValue()).body("digest", nullValue());
    }

    @Test
    void a_failed_build_says_why_and_when() {
        String id = accepted(unique()).path("id");
        end(id, "FAILED");

        Api.client().get("/api/builds/" + id).then().statusCode(200).body("status", equalTo("FAILED"))
                .body("error", equalTo("pip install failed: x")).body("failure.step", equalTo("pip install"))
                .body("completed_at", matchesPattern(".*Z"));
    }

    @Test
    void an_unknown_build_is_404() {
        for (String id : List.of("build-00000000", "nonsense", "build-00000000-0", "build-00000000'; drop table build; --")) {
            Api.client().get("/api/builds/{id}", id).then().statusCode(404).body("error", equalTo("build not found"));
            Api.client().get("/api/builds/{id}/logs", id).then().statusCode(404).body("error", equalTo("build not found"));
        }
    }

    @Test
    void the_build_of_another_workspace_is_unknown() {
        String id = accepted(unique()).path("id");
        pool.preparedQuery("update build set workspace = 'other' where id = $1").execute(Tuple.of(id)).await().indefinitely();

        Api.client().get("/api/builds/" + id).then().statusCode(404).body("error", equalTo("build not found"));
        Api.client().get("/api/builds/" + id + "/logs").then().statusCode(404);
    }

    @Test
    void a_repeated_idempotency_key_returns_the_first_answer_even_after_the_build_has_ended() {
        Map<String, Object> body = unique();
        String key = UUID.randomUUID().toString();
        Response first = withKey(key, body, 202);
        end(first.path("id"), "FAILED");

        assertThat(withKey(key, body, 202).asString()).isEqualTo(first.asString());
    }

    @Test
    void an_idempotency_key_with_another_body_is_409() {
        String key = UUID.randomUUID().toString();
        withKey(key, unique(), 202);

        assertThat(withKey(key, unique(), 409).<String> path("error")).contains("Idempotency-Key");
    }

    @Test
    void an_idempotency_key_counts_for_24_hours() {
        Map<String, Object> body = unique();
        String key = UUID.randomUUID().toString();
        Response first = withKey(key, body, 202);
        end(first.path("id"), "FAILED");
        pool.preparedQuery("update idempotency_key set created_at = created_at - interval '24 hours' where key = $1")
                .execute(Tuple.of(key)).await().indefinitely();

        assertThat(withKey(key, body, 202).<String> path("id")).isEqualTo(first.path("id") + "-2");
    }

    @Test
    void an_endless_idempotency_key_is_refused() {
        withKey("k".repeat(256), unique(), 400);
    }

    @Test
    void a_plan_is_shown_and_nothing_is_stored() {
        Map<String, Object> body = unique();
        String image = Api.post("/api/builds/plan", body).statusCode(200)
                .body("language", equalTo("python")).body("command", equalTo(List.of("python", "agent.py")))
                .extract().path("image");

        Api.client().get("/api/builds/build-" + image.split(":")[1]).then().statusCode(404);
        assertThat(accepted(body).<String> path("image")).isEqualTo(image);
    }

    private static Response withKey(String key, Map<String, Object> body, int status) {
        return Api.client().header("Idempotency-Key", key).body(body).post("/api/builds").then().statusCode(status)
                .extract().response();
    }
}
