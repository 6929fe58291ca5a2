package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.PostgresResource;
import dev.slipway.StoredBuilds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

/** {@code GET /builds}, on builds that are put into the database as they are wanted. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BuildListTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2020-01-01T12:00:00.123456Z");

    @Inject
    ObjectMapper json;

    /** An agent of this test alone, so that other tests' builds are not in its lists. */
    private String agent;

    @BeforeEach
    void name_an_agent() {
        agent = "agent-" + UUID.randomUUID();
    }

    @Inject
    StoredBuilds builds;

    private String build(String status, int minutesAfterNoon) {
        return builds.add("default", agent, status, NOON.plusMinutes(minutesAfterNoon));
    }

    private ValidatableResponse list(Map<String, ?> query) {
        return Api.client().queryParams(query).get("/api/builds").then();
    }

    private List<String> ids(Map<String, ?> query) {
        return list(query).statusCode(200).extract().path("builds.id");
    }

    private Map<String, Object> ofAgent(Object... more) {
        Map<String, Object> query = new LinkedHashMap<>(Map.of("name", agent));
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i].toString(), more[i + 1]);
        }
        return query;
    }

    private String cursorAfter(int limit, Object... more) {
        Map<String, Object> query = ofAgent(more);
        query.put("limit", limit);
        return list(query).statusCode(200).extract().path("next_cursor");
    }

    @Test
    void builds_are_listed_newest_first_and_the_id_decides_between_equal_times() {
        String oldest = build("SUCCEEDED", 0);
        List<String> twins = new ArrayList<>(List.of(build("PENDING", 1), build("FAILED", 1), build("BUILDING", 1)));
        String newest = build("BUILDING", 2);
        twins.sort(Comparator.reverseOrder());

        assertThat(ids(ofAgent())).containsExactly(newest, twins.get(0), twins.get(1), twins.get(2), oldest);
    }

    @Test
    void an_item_is_the_small_view_with_its_fields_in_the_order_of_the_status() throws Exception {
        build("SUCCEEDED", 0);
        build("FAILED", 1);
        build("PENDING", 2);

        List<?> items = (List<?>) json.readValue(list(ofAgent()).extract().asString(), Map.class).get("builds");

        assertThat(((Map<?, ?>) items.get(0)).keySet().toString())
                .isEqualTo("[id, status, image, created_at, name, timings_ms]");
        assertThat(((Map<?, ?>) items.get(1)).keySet().toString())
                .isEqualTo("[id, status, image, created_at, completed_at, error, name, timings_ms]");
        assertThat(((Map<?, ?>) items.get(2)).keySet().toString())
                .isEqualTo("[id, status, image, created_at, completed_at, name, digest, size_bytes, timings_ms]");
        list(ofAgent("status", "SUCCEEDED")).body("builds[0].created_at", equalTo("2020-01-01T12:00:00Z"))
                .body("builds[0].completed_at", equalTo("2020-01-01T12:00:10Z"))
                .body("builds[0].timings_ms", equalTo(
                        Map.of("queue", 2000, "plan", 3, "upload", 4, "build", 5, "push", 6, "total", 10000)));
    }

    @Test
    void both_bases_list_what_the_status_route_shows() {
        String id = Api.post("/api/v1/builds", Api.bodyWith("name", agent)).statusCode(202).extract().path("id");

        for (String base : List.of("/api", "/api/v1")) {
            Api.client().queryParam("name", agent).get(base + "/builds").then().statusCode(200)
                    .body("builds.id", equalTo(List.of(id))).body("builds[0].status", equalTo("PENDING"))
                    .body("next_cursor", nullValue());
        }
    }

    @Test
    void a_status_may_be_given_once_or_several_times_or_with_commas() {
        String pending = build("PENDING", 0);
        String building = build("BUILDING", 1);
        String succeeded = build("SUCCEEDED", 2);
        String failed = build("FAILED", 3);

        assertThat(ids(ofAgent("status", "PENDING"))).containsExactly(pending);
        assertThat(ids(ofAgent("status", "FAILED,BUILDING"))).containsExactly(failed, building);
        assertThat(ids(ofAgent("status", List.of("SUCCEEDED", "PENDING")))).containsExactly(succeeded, pending);
        assertThat(ids(ofAgent("status", List.of("SUCCEEDED,FAILED", "FAILED")))).containsExactly(failed, succeeded);
    }

    @Test
    void a_name_is_compared_exactly() {
        build("PENDING", 0);

        assertThat(ids(Map.of("name", agent.toUpperCase(Locale.ROOT)))).isEmpty();
        assertThat(ids(Map.of("name", agent + " "))).isEmpty();
        assertThat(ids(Map.of("name", "' or '1'='1"))).isEmpty();
    }

    @Test
    void without_a_filter_every_agent_is_listed() {
        OffsetDateTime future = OffsetDateTime.parse("2099-01-01T00:00:00Z").plusNanos(System.nanoTime() / 1000 * 1000);
        String one = builds.add("default", agent, "PENDING", future);
        String other = builds.add("default", agent + "-b", "FAILED", future.plusSeconds(1));

        assertThat(ids(Map.of("limit", 2))).containsExactly(other, one);
        builds.remove(one, other);
    }

    @Test
    void pages_hold_twenty_builds_unless_told_otherwise_and_follow_one_another_to_the_end() {
        List<String> all = new ArrayList<>(IntStream.range(0, 45).mapToObj(i -> build("SUCCEEDED", i / 3)).toList());

        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> query = cursor == null ? ofAgent() : ofAgent("cursor", cursor);
            List<String> page = ids(query);
            seen.addAll(page);
            sizes.add(page.size());
            cursor = list(query).extract().path("next_cursor");
        } while (cursor != null);

        assertThat(sizes).containsExactly(20, 20, 5);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_page_that_ends_with_the_last_build_has_no_next_one() {
        IntStream.range(0, 3).forEach(i -> build("FAILED", i));

        list(ofAgent("limit", 3)).body("builds", hasSize(3)).body("next_cursor", nullValue());
        list(ofAgent("limit", 2)).body("builds", hasSize(2)).body("next_cursor", not(nullValue()));
    }

    @Test
    void nothing_is_an_empty_page() {
        list(ofAgent()).statusCode(200).body("builds", hasSize(0)).body("next_cursor", nullValue());
    }

    @Test
    void builds_that_come_and_go_between_two_pages_make_no_other_appear_twice_or_not_at_all() {
        List<String> byAge = IntStream.range(0, 6).mapToObj(i -> build("SUCCEEDED", i)).toList();
        String cursor = cursorAfter(2);

        build("PENDING", 10);
        builds.remove(byAge.get(4), byAge.get(2)); // the one that the cursor names, and one to come

        assertThat(ids(ofAgent("cursor", cursor, "limit", 2))).containsExactly(byAge.get(3), byAge.get(1));
        assertThat(ids(ofAgent("cursor", cursor))).containsExactly(byAge.get(3), byAge.get(1), byAge.get(0));
    }

    @Test
    void builds_of_the_same_millisecond_are_told_apart_by_their_microsecond() {
        String earlier = builds.add("default", agent, "FAILED", NOON);
        String later = builds.add("default", agent, "FAILED", NOON.plus(1, ChronoUnit.MICROS));

        assertThat(ids(ofAgent("limit", 1))).containsExactly(later);
        assertThat(ids(ofAgent("limit", 1, "cursor", cursorAfter(1)))).containsExactly(earlier);
    }

    @Test
    void the_builds_of_another_workspace_are_invisible() {
        builds.add("other", agent, "SUCCEEDED", NOON);
        String own = builds.add("default", agent, "SUCCEEDED", NOON.plusMinutes(1));
        builds.add("other", agent, "SUCCEEDED", NOON.plusMinutes(2));

        assertThat(ids(ofAgent())).containsExactly(own);
        list(ofAgent("limit", 1)).body("next_cursor", nullValue());
    }

    @Test
    void a_cursor_is_base64url_and_of_use_for_its_own_list_alone() {
        IntStream.range(0, 4).forEach(i -> build("SUCCEEDED", i));
        String cursor = cursorAfter(2, "status", "SUCCEEDED");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");

        assertThat(ids(ofAgent("status", "SUCCEEDED,SUCCEEDED", "cursor", cursor))).hasSize(2);
        refused(ofAgent("cursor", cursor), "cursor", "does not belong to this list");
        refused(ofAgent("cursor", cursor, "status", "FAILED"), "cursor", "does not belong to this list");
        refused(Map.of("cursor", cursor, "status", "SUCCEEDED"), "cursor", "does not belong to this list");
        refused(Map.of("cursor", cursor, "status", "SUCCEEDED", "name", agent + "x"), "cursor", "same name and status");
    }

    @Test
    void a_cursor_that_was_changed_in_any_place_is_refused() {
        IntStream.range(0, 2).forEach(i -> build("SUCCEEDED", i));
        String cursor = cursorAfter(1);
        String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused(ofAgent("cursor", cursor.substring(0, i) + other + cursor.substring(i + 1)), "cursor", "does not belong");
        }
        refused(ofAgent("cursor", cursor + "="), "cursor", "does not belong");
        refused(ofAgent("cursor", Base64.getUrlEncoder().withoutPadding()
                .encodeToString(plain.replaceFirst("^1", "2").getBytes(StandardCharsets.UTF_8))), "cursor",
                "does not belong");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "!!!", "AAAA", "null", "build-00000000", "\u0000",
            "MSBidWlsZC0xIDAxMjM0NTY3ODlhYmNkZWY" })
    void a_cursor_that_never_was_one_is_refused(String cursor) {
        refused(ofAgent("cursor", cursor), "cursor", "send next_cursor as it came");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit  | 0                    | from 1 to 100
            limit  | 101                  | from 1 to 100
            limit  | -1                   | from 1 to 100
            limit  | 1.5                  | from 1 to 100
            limit  | ten                  | from 1 to 100
            limit  | 99999999999999999999 | from 1 to 100
            status | CANCELLED            | one of PENDING, BUILDING, SUCCEEDED, FAILED
            status | pending              | one of PENDING
            status | PENDING,             | one of PENDING
            status | ' PENDING'           | one of PENDING
            name   | ---                  | letter or digit
            """)
    void a_parameter_that_cannot_be_used_is_refused_by_its_name(String parameter, String value, String says) {
        refused(Map.of(parameter, value), parameter, says);
    }

    @Test
    void a_name_that_no_agent_has_is_refused_before_the_database_sees_it() {
        refused(Map.of("name", "a\u0000b"), "name", "NUL");
        refused(Map.of("name", "x".repeat(129)), "name", "at most 128 characters");
    }

    @Test
    void the_outer_limits_are_taken() {
        build("PENDING", 0);

        list(ofAgent("limit", 1)).statusCode(200).body("builds", hasSize(1));
        list(ofAgent("limit", 100)).statusCode(200).body("builds", hasSize(1));
    }

    @Test
    void a_list_wants_a_key() {
        RestAssured.get("/api/builds").then().statusCode(401);
    }

    private void refused(Map<String, ?> query, String field, String says) {
        list(query).statusCode(400).body("field", equalTo(field)).body("error", containsString(says));
    }
}
