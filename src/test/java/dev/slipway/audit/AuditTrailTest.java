package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.slipway.redteam.TeamClient;
import dev.slipway.redteam.Teams;
import dev.slipway.redteam.TightQuotas;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@TestProfile(TightQuotas.class)
class AuditTrailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    AuditStore store;

    private static ValidatableResponse list(TeamClient team, String query) {
        return team.get("/api/v1/audit?" + query).statusCode(200);
    }

    private static Map<String, Object> awaitEvent(TeamClient team, String action) {
        await().atMost(PATIENCE).untilAsserted(() -> list(team, "action=" + action).body("events", hasSize(1)));
        return list(team, "action=" + action).extract().path("events[0]");
    }

    @Test
    void a_build_its_context_its_cancelling_and_a_deploy_are_written_down_with_who_and_what() {
        TeamClient team = new TeamClient("team-8");
        String id = team.build(1).statusCode(202).extract().path("id");
        team.get("/api/v1/builds/" + id + "/context").statusCode(200);
        team.get("/api/v1/builds/" + id).statusCode(200);
        team.client().post("/api/v1/builds/" + id + "/cancel").then().statusCode(202);
        team.client().body(Map.of("agent_name", "audited", "source_files", Map.of("agent.py", "print(2)\n")))
                .post("/api/v1/deploy").then().statusCode(201);

        assertThat(awaitEvent(team, "build.create")).containsEntry("thing", id).containsEntry("status", 202)
                .containsEntry("actor", Teams.actor("team-8")).containsEntry("workspace", "team-8")
                .containsEntry("address", "127.0.0.1");
        assertThat(awaitEvent(team, "context.read")).containsEntry("thing", id).containsEntry("status", 200);
        assertThat(awaitEvent(team, "build.cancel")).containsEntry("thing", id).containsEntry("status", 202);
        assertThat(awaitEvent(team, "deploy").get("thing").toString()).startsWith("audited build-");
    }

    @Test
    void pages_show_each_event_once_newest_first_and_what_is_old_goes() {
        TeamClient team = new TeamClient("team-9");
        for (int number = 0; number < 5; number++) {
            team.client().post("/api/v1/builds/build-0000000" + number + "/cancel").then().statusCode(404);
        }
        String wanted = "action=build.cancel&limit=2";
        await().atMost(PATIENCE).untilAsserted(() -> list(team, "action=build.cancel").body("events", hasSize(5)));

        List<String> things = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = list(team, wanted + (cursor == null ? "" : "&cursor=" + cursor));
            things.addAll(page.extract().path("events.thing"));
            cursor = page.extract().path("next_cursor");
        } while (cursor != null);

        assertThat(things).containsExactly("build-00000004", "build-00000003", "build-00000002", "build-00000001",
                "build-00000000");
        list(team, wanted + "&since=" + Instant.now().plusSeconds(60)).body("events", hasSize(0));
        list(team, wanted + "&since=2020-01-01T00:00:00Z").body("events[0].thing", equalTo("build-00000004"));
        assertThat(store.deleteBefore(Instant.now().minusSeconds(3600), 1000).await().indefinitely()).isZero();
    }
}
