package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a query, a path or a header brings into a statement of the database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListAttackTest {

    private static final List<String> SQL = List.of("' or '1'='1", "'; drop table build; --", "\" or 1=1", "1) or (1=1", "$1",
            ":name",
            "?1", "\\'", "''", "0x27", "%' or '%'='", "build-00000000' union select null --", "pg_sleep(30)", "\u0000");

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String newBuild(String name) {
        return Attacker.client()
                .body(Attacker.body(Map.of("name", name, "files", Map.of("agent.py", "# " + UUID.randomUUID()))))
                .post("/api/builds").then().statusCode(202).extract().path("id");
    }

    @RedTeam
    void sql_in_the_name_filter() {
        newBuild("found");
        for (String text : SQL) {
            var answer = Attacker.client().get("/api/builds?name=" + encoded("x" + text)).then().extract();
            assertThat(answer.statusCode()).as(text).isIn(200, 400);
            if (answer.statusCode() == 200) {
                assertThat(answer.<List<?>> path("builds")).as(text).isEmpty();
            }
        }
    }

    @RedTeam
    void sql_in_ids_and_names_of_paths() {
        for (String text : SQL) {
            for (String route : List.of("/api/builds/%s", "/api/builds/%s/logs", "/api/builds/%s/context", "/api/agents/%s")) {
                Attacker.client().get(String.format(route, encoded(text))).then().statusCode(404);
            }
            Attacker.client().post("/api/builds/" + encoded(text) + "/cancel").then().statusCode(404);
        }
    }

    @RedTeam
    void sql_in_an_idempotency_key() {
        for (String text : List.of("' or '1'='1", "'; drop table idempotency_key; --", "a:b:POST /deploy")) {
            Attacker.client().header("Idempotency-Key", text).body(Attacker.body(Map.of())).post("/api/builds").then()
                    .statusCode(202);
        }
        Attacker.client().header("Idempotency-Key", "never used").body(Attacker.body(Map.of("name", "other")))
                .post("/api/builds").then().statusCode(202);
    }

    @RedTeam
    void wildcards_of_like_and_of_regular_expressions_match_nothing_but_themselves() {
        newBuild("wild card");
        for (String name : List.of("wild%", "wild_card", "wild.card", "w*d card", "wild (c|d)ard", "(a+)+" + "a".repeat(100))) {
            assertThat(Attacker.client().get("/api/builds?name=" + encoded(name)).then().statusCode(200).extract()
                    .<List<?>> path("builds")).as(name).isEmpty();
        }
        assertThat(Attacker.client().get("/api/builds?name=wild%20card").then().statusCode(200).extract()
                .<List<?>> path("builds")).isNotEmpty();
    }

    @RedTeam
    void a_cursor_of_ones_own_making() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        for (String text : List.of("", "0 build-00000000 0000000000000000",
                "999999999999999999 build-00000000 0000000000000000",
                "-1 build-00000000 0000000000000000", "0 ' or 1=1 -- 0000000000000000", "0 build-00000000", "\u0000")) {
            String cursor = base64.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "A";
            Attacker.client().get("/api/builds?cursor=" + cursor).then().statusCode(400).body("field", equalTo("cursor"));
        }
        for (String cursor : List.of("%00", "....", "x".repeat(4000), "%F0%9F%98%80")) {
            Attacker.client().get("/api/builds?cursor=" + cursor).then().statusCode(400).body("field", equalTo("cursor"));
        }
    }

    @RedTeam
    void a_true_cursor_with_one_letter_changed_or_another_filter() {
        newBuild("pages");
        newBuild("pages");
        String cursor = Attacker.client().get("/api/builds?limit=1&name=pages").then().statusCode(200).extract()
                .path("next_cursor");
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            Attacker.client().get("/api/builds?limit=1&name=pages&cursor=" + forged).then().statusCode(400);
        }
        Attacker.client().get("/api/builds?limit=1&name=other&cursor=" + cursor).then().statusCode(400);
        Attacker.client().get("/api/builds?limit=1&name=pages&cursor=" + cursor).then().statusCode(200);
    }

    @RedTeam
    void a_limit_that_asks_for_everything() {
        for (String limit : List.of("-1", "0", "101", "1000000000", "99999999999999999999", "1e2", "0x10", "%31%30%31",
                "NaN", "%D9%A1")) {
            Attacker.client().get("/api/builds?limit=" + limit).then().statusCode(400).body("field", equalTo("limit"));
        }
    }

    @RedTeam
    void a_status_that_is_none() {
        for (String status : List.of("pending", "PENDING' or '1'='1", "PENDING%00", "*", "PENDING,,FAILED", "0")) {
            Attacker.client().get("/api/builds?status=" + encoded(status)).then().statusCode(400);
        }
    }

    @RedTeam
    void a_parameter_given_a_thousand_times() {
        String query = "status=PENDING&".repeat(200);
        int status = Attacker.client().get("/api/builds?" + query).statusCode();
        assertThat(status).isIn(200, 400, 414);
    }

    @RedTeam
    void a_last_event_id_from_nowhere() {
        String id = newBuild("events");
        for (String last : List.of("-1", "1.5", "1e9", "99999999999999999999", "abc", "1 or 1=1", "0x10", "+5")) {
            Attacker.client().header("Accept", "text/event-stream").header("Last-Event-ID", last)
                    .get("/api/builds/" + id + "/logs")
                    .then().statusCode(400);
        }
    }

    @RedTeam
    void wrong_methods_tell_the_same_for_ids_that_exist_and_that_do_not() {
        String id = newBuild("methods");
        String known = Attacker.client().delete("/api/builds/" + id).then().statusCode(405).extract().asString();
        String unknown = Attacker.client().delete("/api/builds/build-ffffffff").then().statusCode(405).extract().asString();
        assertThat(known).isEqualTo(unknown);
    }
}
