package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.StoredBuilds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@TestProfile(TightQuotas.class)
class QuotaAttackTest {

    private static final int AT_ONCE = 50;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    StoredBuilds builds;

    private List<HttpResponse<String>> atOnce(String workspace) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> http.sendAsync(request(workspace, number), BodyHandlers.ofString())).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private HttpRequest request(String workspace, int number) {
        try {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/builds"))
                    .header("Authorization", "Bearer " + Teams.key(workspace)).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(TeamClient.body(number)))).build();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long accepted(List<HttpResponse<String>> answers) {
        return answers.stream().filter(answer -> answer.statusCode() == 202).count();
    }

    /** A team that has started as many builds as it may. */
    private static TeamClient spent(int number) {
        TeamClient team = new TeamClient(TightQuotas.hourly(number));
        for (int build = 0; build < TightQuotas.HOURLY; build++) {
            team.build(build).statusCode(202);
        }
        return team;
    }

    private static void assertRefusedForTheHour(ValidatableResponse answer) {
        String wait = answer.statusCode(429).body("code", equalTo("builds_per_hour_exceeded"))
                .body("error", allOf(containsString("3 builds within an hour"), containsString("team-")))
                .extract().header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(3000, 3600);
    }

    @RedTeam
    void fifty_requests_at_once_get_no_more_than_five_builds_into_a_queue_of_five() {
        assertThat(accepted(atOnce(TightQuotas.WITHOUT_LIMITS))).as("without a limit").isEqualTo(AT_ONCE);

        List<HttpResponse<String>> answers = atOnce(TightQuotas.QUEUE_OF_FIVE);

        assertThat(accepted(answers)).isEqualTo(5);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 202).toList()).hasSize(AT_ONCE - 5)
                .allSatisfy(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(429);
                    assertThat(refused.headers().firstValue("Retry-After")).contains("10");
                    assertThat(refused.body()).contains("queued_builds_exceeded", "team-0 has 5 builds waiting");
                });
        new TeamClient(TightQuotas.QUEUE_OF_FIVE).get("/api/quota").statusCode(200).body("queued_builds.used", equalTo(5))
                .body("queued_builds.limit", equalTo(5));
    }

    @RedTeam
    void new_idempotency_keys_give_no_more_builds_an_hour_and_repeats_cost_none() {
        TeamClient team = new TeamClient(TightQuotas.hourly(0));
        String first = team.client().header("Idempotency-Key", "first").body(TeamClient.body(0)).post("/api/v1/builds").then()
                .statusCode(202).extract().path("id");
        team.build(0).statusCode(202).body("id", equalTo(first)); // joins the build under way
        team.build(1).statusCode(202);
        team.build(2).statusCode(202);

        for (int number = 3; number < 10; number++) {
            assertRefusedForTheHour(team.client().header("Idempotency-Key", "another-" + number).body(TeamClient.body(number))
                    .post("/api/v1/builds").then());
        }

        team.client().header("Idempotency-Key", "first").body(TeamClient.body(0)).post("/api/v1/builds").then().statusCode(202)
                .body("id", equalTo(first));
        team.get("/api/quota").body("builds_per_hour.used", equalTo(3));
    }

    @RedTeam
    void the_other_version_of_the_path_and_the_other_key_header_count_as_well() {
        TeamClient team = spent(1);

        assertRefusedForTheHour(team.client().body(TeamClient.body(8)).post("/api/builds").then());
        assertRefusedForTheHour(RestAssured.given().header("X-RunAgents-API-Key", Teams.key(team.workspace()))
                .contentType("application/json").body(TeamClient.body(9)).post("/api/v1/builds").then());
    }

    @RedTeam
    void a_deploy_that_builds_counts_as_well() {
        TeamClient team = spent(2);

        assertRefusedForTheHour(team.client().body(Map.of("agent_name", "my-agent", "source_files",
                Map.of("agent.py", "print('deployed')\n"))).post("/api/v1/deploy").then());
        team.get("/api/agents/my-agent").statusCode(404);
    }

    @RedTeam
    void cancelling_builds_gives_none_back_and_time_does() {
        TeamClient team = new TeamClient(TightQuotas.hourly(3));
        for (int build = 0; build < TightQuotas.HOURLY; build++) {
            String id = team.build(build).statusCode(202).extract().path("id");
            team.client().post("/api/v1/builds/" + id + "/cancel").then().statusCode(202);
        }

        assertRefusedForTheHour(team.build(9));

        builds.run("update build set created_at = created_at - interval '1 hour' where id = (select id from build"
                + " where workspace = $1 order by created_at limit 1)", team.workspace());
        team.build(9).statusCode(202);
        assertRefusedForTheHour(team.build(10));
    }

    @RedTeam
    void a_body_longer_than_the_workspace_may_send_is_not_read_announced_or_in_chunks() throws Exception {
        TeamClient team = new TeamClient(TightQuotas.FEW_BYTES_AND_FILES);
        new TeamClient(TightQuotas.WITHOUT_LIMITS).client().body(TeamClient.longBody(5000)).post("/api/v1/builds/plan").then()
                .statusCode(200);

        team.client().body(TeamClient.longBody(5000)).post("/api/v1/builds/plan").then().statusCode(413)
                .body("error", containsString("2000 bytes"));
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/builds/plan"))
                .header("Authorization", "Bearer " + Teams.key(team.workspace())).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                        ("{\"name\":\"" + "x".repeat(5000)).getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .build();
        assertThat(http.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        team.client().body(TeamClient.longBody(500)).post("/api/v1/builds/plan").then().statusCode(200);
    }

    @RedTeam
    void more_files_than_the_workspace_may_send_are_refused_in_builds_plans_and_deploys() {
        TeamClient team = new TeamClient(TightQuotas.FEW_BYTES_AND_FILES);
        team.client().body(TeamClient.bodyOf(3)).post("/api/v1/builds/plan").then().statusCode(200);

        for (String path : List.of("/api/v1/builds", "/api/v1/builds/plan")) {
            team.client().body(TeamClient.bodyOf(4)).post(path).then().statusCode(400).body("code", equalTo("too_many_files"))
                    .body("field", equalTo("files")).body("error", containsString("at most 3 files"));
        }
        team.client().body(Map.of("agent_name", "a", "source_files", TeamClient.bodyOf(4).get("files")))
                .post("/api/v1/deploy").then().statusCode(400).body("code", equalTo("too_many_files"));
    }

    @Test
    void a_team_without_limits_is_shown_none() {
        new TeamClient(TightQuotas.WITHOUT_LIMITS).get("/api/v1/quota").statusCode(200)
                .body("workspace", equalTo(TightQuotas.WITHOUT_LIMITS)).body("queued_builds.limit", equalTo(null))
                .body("concurrent_builds.limit", equalTo(20)).body("bytes_per_request.limit", equalTo(10 * 1024 * 1024));
    }
}
