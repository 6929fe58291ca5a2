package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import dev.slipway.StoredBuilds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** Attacks on the record of attacks. Each comes from an address or a team of its own. */
@QuarkusTest
@TestProfile(TightQuotas.class)
class AuditAttackTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPERATOR = "default";

    @Inject
    StoredBuilds builds;

    private List<Map<String, Object>> events(String query) {
        return new TeamClient(OPERATOR).get("/api/v1/audit?limit=100&" + query).statusCode(200).extract().path("events");
    }

    private List<Map<String, Object>> awaitEvents(String query) {
        return await().atMost(PATIENCE).until(() -> events(query), found -> !found.isEmpty());
    }

    private static void cancel(String team, String rawId, String... more) throws IOException {
        String[] headers = new String[more.length + 1];
        System.arraycopy(more, 0, headers, 0, more.length);
        headers[more.length] = RawClient.bearer(Teams.key(team));
        RawClient.ask("127.0.0.1", "POST", "/api/v1/builds/" + rawId + "/cancel", headers);
    }

    @RedTeam
    void a_line_break_in_a_path_makes_no_second_line_in_the_log() throws Exception {
        try (AuditLines log = AuditLines.listen()) {
            cancel("team-11", "x%0A2026-01-01%20INFO%20%5Baudit%5D%20key.create%20by%20key:forged%0D%0A");

            List<String> lines = log.lines().stream().filter(line -> line.contains(Teams.actor("team-11"))).toList();
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0)).doesNotContain("\n", "\r").contains("x\\u000a2026-01-01");
            assertThat(log.fields()).anySatisfy(fields -> assertThat(fields).containsEntry("audit.action", "build.cancel")
                    .containsEntry("audit.actor", Teams.actor("team-11")).containsEntry("audit.status", "404")
                    .hasEntrySatisfying("audit.thing", thing -> assertThat(thing).doesNotContain("\n", "\r")));
        }
        assertThat(awaitEvents("actor=" + Teams.actor("team-11")).get(0).get("thing").toString()).doesNotContain("\n", "\r")
                .startsWith("x\\u000a");
    }

    @RedTeam
    void escapes_for_terminals_and_turned_text_in_a_path_are_shown_and_not_obeyed() throws Exception {
        try (AuditLines log = AuditLines.listen()) {
            cancel("team-12", "%1B%5B2J%1B%5D0:owned%07%E2%80%AEkcatta%C2%9B1m");

            String line = log.lines().stream().filter(each -> each.contains(Teams.actor("team-12"))).findFirst().orElseThrow();
            assertThat(line.codePoints()).noneMatch(Character::isISOControl).doesNotContain(0x202e);
            assertThat(line).contains("\\u001b[2J", "\\u202e", "\\u009b");
        }
    }

    @RedTeam
    void a_thing_as_long_as_a_path_can_be_is_cut() throws Exception {
        cancel("team-13", "y".repeat(3000));

        assertThat(awaitEvents("actor=" + Teams.actor("team-13")).get(0).get("thing").toString()).hasSizeLessThan(250)
                .endsWith("...");
    }

    @RedTeam
    void a_nul_in_a_path_does_not_keep_other_events_from_the_database() throws Exception {
        cancel("team-14", "a%00b");
        cancel("team-14", "after");

        await().atMost(PATIENCE).until(() -> events("actor=" + Teams.actor("team-14")).size() == 2);
    }

    @RedTeam
    void neither_user_agent_nor_referer_nor_key_reaches_the_record() throws Exception {
        String wrongKey = "slw_deadbeef_" + "5".repeat(64);
        try (AuditLines log = AuditLines.listen()) {
            cancel("team-15", "build-00000000", "User-Agent: agent-marker", "Referer: referer-marker");
            RawClient.ask("127.0.2.9", "POST", "/api/v1/builds?token=query-marker", RawClient.bearer(wrongKey));

            assertThat(log.from("127.0.2.9")).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains("marker") || line.contains("5".repeat(20))
                    || line.contains(Teams.key("team-15").substring(13)));
        }
        awaitEvents("actor=" + Teams.actor("team-15"));
        assertThat(builds.number("select count(*) from audit_event e where e::text like '%marker%' or e::text like '%55555%'"))
                .isZero();
    }

    @RedTeam
    void thousands_of_failed_logins_fill_neither_log_nor_table_and_are_counted() throws Exception {
        int guesses = 400;
        try (AuditLines log = AuditLines.listen()) {
            for (int guess = 0; guess < guesses; guess++) {
                RawClient.ask("127.0.2.1", "GET", "/api/builds", RawClient.bearer("slw_guess_" + guess));
            }
            int written = log.from("127.0.2.1").size();

            assertThat(written).isBetween(60, 200);
            await().atMost(PATIENCE).until(() -> log.lines().stream().filter(line -> line.startsWith("audit.suppressed "))
                    .mapToInt(line -> Integer.parseInt(line.split(" ")[1])).sum() == guesses - written);
            await().atMost(PATIENCE)
                    .until(() -> builds.number("select count(*) from audit_event where address = '127.0.2.1'") == written);
        }
        assertThat(awaitEvents("action=audit.suppressed").get(0).get("actor")).isEqualTo("slipway");
    }

    @RedTeam
    void a_flood_from_one_address_does_not_hide_what_others_do() throws Exception {
        for (int guess = 0; guess < 150; guess++) {
            RawClient.ask("127.0.2.2", "GET", "/api/builds", RawClient.bearer("slw_guess_" + guess));
        }

        RawClient.ask("127.0.2.3", "GET", "/api/builds", RawClient.bearer("slw_guess_quiet"));
        cancel("team-16", "build-00000000");

        awaitEvents("actor=" + Teams.actor("team-16"));
        await().atMost(PATIENCE).until(() -> events("action=auth.failed").stream()
                .anyMatch(event -> event.get("address").equals("127.0.2.3")));
    }

    @RedTeam
    void the_address_is_that_of_the_connection_whatever_headers_claim() throws Exception {
        cancel("team-17", "build-00000000", "X-Forwarded-For: 198.51.100.7", "Forwarded: for=198.51.100.7",
                "X-Real-IP: 198.51.100.7", "X-Forwarded-For: 198.51.100.8");

        assertThat(awaitEvents("actor=" + Teams.actor("team-17")).get(0).get("address")).isEqualTo("127.0.0.1");
    }

    @RedTeam
    void a_team_sees_nothing_of_what_others_or_strangers_do() throws Exception {
        cancel("team-18", "build-00000000");
        cancel("team-19", "build-00000000");
        RawClient.ask("127.0.2.4", "GET", "/api/builds");
        awaitEvents("actor=" + Teams.actor("team-18"));
        awaitEvents("actor=" + Teams.actor("team-19"));

        TeamClient team = new TeamClient("team-18");
        List<Map<String, Object>> seen = team.get("/api/v1/audit?limit=100").statusCode(200).extract().path("events");
        assertThat(seen).isNotEmpty().allMatch(event -> "team-18".equals(event.get("workspace")));
        team.get("/api/v1/audit?actor=" + Teams.actor("team-19")).body("events", empty());
        String cursor = new TeamClient(OPERATOR).get("/api/v1/audit?limit=1").extract().path("next_cursor");
        List<Map<String, Object>> after = team.get("/api/v1/audit?limit=100&cursor=" + cursor).statusCode(200).extract()
                .path("events");
        assertThat(after).allMatch(event -> "team-18".equals(event.get("workspace")));
    }

    @RedTeam
    void sql_in_a_filter_or_cursor_is_text() {
        TeamClient team = new TeamClient("team-18");
        for (String filter : List.of("actor", "action")) {
            team.client().queryParam(filter, "x' or '1'='1").get("/api/v1/audit").then().statusCode(200).body("events",
                    empty());
            team.client().queryParam(filter, "\0").get("/api/v1/audit").then().statusCode(400).body("field", equalTo(filter));
        }
        for (String field : List.of("cursor", "since", "limit")) {
            team.client().queryParam(field, "1; drop table audit_event").get("/api/v1/audit").then().statusCode(400)
                    .body("field", equalTo(field));
        }
    }

    @RedTeam
    void made_up_paths_ids_and_methods_make_no_metrics_of_their_own() throws Exception {
        String bearer = RawClient.bearer(Teams.key("team-18"));
        madeUp(bearer, 0);
        long before = series();

        for (int number = 1; number < 60; number++) {
            madeUp(bearer, number);
        }

        assertThat(RestAssured.given().accept("text/plain").get("/q/metrics").asString().toLowerCase())
                .doesNotContain("zz-made-up", "zzmade");
        assertThat(series()).isLessThan(before + 10);
    }

    private static void madeUp(String bearer, int number) throws IOException {
        RawClient.ask("127.0.0.1", "GET", "/api/zz-made-up-" + number, bearer);
        RawClient.ask("127.0.0.1", "GET", "/api/builds/zz-made-up-" + number, bearer);
        RawClient.ask("127.0.0.1", "GET", "/api/builds?name=zz-made-up-" + number, bearer);
        RawClient.ask("127.0.0.1", "GET", "/zz-made-up-" + number, bearer);
        RawClient.ask("127.0.0.1", "ZZMADE" + number, "/api/builds", bearer);
        RawClient.ask("127.0.0.1", "ZZMADE" + number, "/");
        RawClient.ask("127.0.0.1", "POST", "/api/agents/zz-made-up-" + number, bearer);
    }

    private static long series() {
        return RestAssured.given().accept("text/plain").get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith("http_server") || line.startsWith("slipway")).count();
    }
}
