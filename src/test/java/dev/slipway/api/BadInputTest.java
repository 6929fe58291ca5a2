package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;

/** Each kind of bad input is a clear refusal, and nothing is stored. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputTest {

    @Inject
    Pool pool;

    private long storedBefore;

    @BeforeEach
    void count_what_is_stored() {
        storedBefore = stored();
    }

    @AfterEach
    void nothing_was_stored() {
        assertThat(stored()).isEqualTo(storedBefore);
    }

    private long stored() {
        return pool.query("select (select count(*) from build) + (select count(*) from agent)"
                + " + (select count(*) from idempotency_key)").execute().await().indefinitely().iterator().next().getLong(0);
    }

    private static ValidatableResponse refused(Object body, String says) {
        return Api.post("/api/builds", body).statusCode(400).contentType(ContentType.JSON).body("error", containsString(says));
    }

    @Test
    void no_body() {
        Api.client().post("/api/builds").then().statusCode(400).body("error", containsString("no body"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                              | line 1, column 1
            {"name":"x", "files": {"a.py":     | line 1, column
            {"name" "x"}                       | line 1, column 9
            {"name":"x","name":"y"}            | Duplicate field 'name'
            {"name":"x"} more                  | not valid JSON
            """)
    void malformed_json_says_where(String body, String says) {
        refused(body, says).body("error", not(containsString("jackson"))).body("error", not(containsString("java")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "\"text\"", "5", "true" })
    void json_that_is_not_an_object(String body) {
        refused(body, "must be a JSON object");
    }

    @Test
    void null_is_no_body() {
        refused("null", "no body");
    }

    @Test
    void name_is_missing() {
        refused(Api.bodyWithout("name"), "name is required").body("field", equalTo("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   " })
    void name_is_empty(String name) {
        refused(Api.bodyWith("name", name), "name is required");
    }

    @Test
    void name_is_not_a_string() {
        refused(Api.bodyWith("name", 5), "name must be text").body("field", equalTo("name"));
        refused(Api.bodyWith("name", true), "name must be text");
        refused(Api.bodyWith("name", List.of("x")), "name must be text");
        refused(Api.bodyWith("name", Map.of("x", "y")), "name must be text");
    }

    @Test
    void name_has_300_characters() {
        refused(Api.bodyWith("name", "x".repeat(300)), "at most 128 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "---", "!?", " . " })
    void name_has_no_letter_or_digit(String name) {
        refused(Api.bodyWith("name", name), "letter or digit");
    }

    @Test
    void files_are_missing() {
        refused(Api.bodyWithout("files"), "files is required").body("field", equalTo("files"));
    }

    @Test
    void files_are_empty() {
        refused(Api.bodyWith("files", Map.of()), "at least one file");
    }

    @Test
    void files_are_a_list() {
        refused(Api.bodyWith("files", List.of("agent.py")), "files must be an object");
    }

    @Test
    void a_file_is_not_text() {
        refused(Api.bodyWith("files", Map.of("agent.py", 5)), "files[\"agent.py\"] must be text");
        refused(Api.bodyWith("files", Map.of("agent.py", false)), "must be text");
        refused(Api.bodyWith("files", Map.of("agent.py", List.of("x"))), "must be text");
        refused("{\"name\":\"x\",\"files\":{\"agent.py\":null}}", "must be text");
        refused("{\"name\":\"x\",\"files\":{\"agent.py\":\"\\ud800\"}}", "not valid Unicode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''            | is empty
            /etc/passwd   | absolute
            ../x.py       | climbs out
            a/../../x.py  | climbs out
            a/./x.py      | holds "."
            a//x.py       | empty folder or file name
            a/            | empty folder or file name
            a\\x.py       | backslash
            """)
    void a_file_name_is_not_a_relative_posix_path(String name, String says) {
        refused(Api.bodyWith("files", Map.of(name, "x", "agent.py", "x")), says).body("field", equalTo("files"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 7, 10, 13, 27, 127, 0x85 })
    void a_file_name_holds_a_control_character(int character) {
        refused(Api.bodyWith("files", Map.of("a" + (char) character + ".py", "x")), "control character");
    }

    @Test
    void a_file_name_has_300_characters() {
        refused(Api.bodyWith("files", Map.of("x".repeat(297) + ".py", "x")), "longer than 255 bytes");
    }

    @Test
    void file_names_differ_only_in_normalisation() {
        refused(Api.bodyWith("files", Map.of("caf\u00e9.py", "x", "cafe\u0301.py", "x")), "normalisation");
    }

    @Test
    void a_name_is_both_file_and_folder() {
        refused(Api.bodyWith("files", Map.of("a", "x", "a/b.py", "x")), "both a file and a folder");
    }

    @Test
    void a_dockerfile_is_among_the_files() {
        refused(Api.bodyWith("files", Map.of("agent.py", "x", "Dockerfile", "FROM x")), "Dockerfile");
    }

    @Test
    void entry_point_is_not_among_the_files() {
        refused(Api.bodyWith("entry_point", "other.py"), "is not among the files").body("field", equalTo("entry_point"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\"b.py", "a'b.py", "$(id).py", "`id`.py", "-c.py", "a;b.py", "a&b.py", "a|b.py", "a>b.py" })
    void entry_point_that_a_shell_would_read_is_refused_even_when_it_is_a_file(String name) {
        Map<String, Object> body = Api.bodyWith("files", Map.of(name, "print(1)"));
        body.put("entry_point", name);
        refused(body, "entry_point").body("field", equalTo("entry_point"));
    }

    @Test
    void entry_point_with_a_newline() {
        refused(Api.bodyWith("entry_point", "agent.py\nRUN id"), "is not among the files");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 7, 27, 127 })
    void requirements_hold_a_control_character(int character) {
        refused(Api.bodyWith("requirements", "requests" + (char) character), "control character")
                .body("field", equalTo("requirements"));
    }

    @Test
    void no_language_is_recognised() {
        refused(Api.bodyWith("files", Map.of("notes.txt", "hello")), "Python");
    }

    @Test
    void a_body_over_the_limit_is_413() {
        String big = "{\"name\":\"x\",\"files\":{\"agent.py\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}}";
        Api.client().body(big).post("/api/builds").then().statusCode(413).contentType(ContentType.JSON)
                .body("error", containsString("larger than"));
    }

    @Test
    void a_body_over_the_limit_that_comes_in_chunks_is_read_no_further() throws Exception {
        int sent = ChunkedUpload.untilRefused(RestAssured.port, PostgresResource.KEY, 64 * 1024 * 1024);
        assertThat(sent).isLessThan(40 * 1024 * 1024);
    }

    @Test
    void wrong_method_is_405() {
        Api.client().delete("/api/builds").then().statusCode(405).contentType(ContentType.JSON)
                .body("error", containsString("method"));
        Api.client().body("{}").put("/api/v1/deploy").then().statusCode(405);
    }

    @Test
    void wrong_content_type_is_415() {
        Api.client().contentType(ContentType.TEXT).body("hello").post("/api/builds").then().statusCode(415)
                .contentType(ContentType.JSON).body("error", containsString("application/json"));
    }

    @Test
    void no_or_wrong_key_is_401() {
        for (String header : List.of("Authorization", "X-RunAgents-API-Key", "X-Other")) {
            RestAssured.given().header(header, "Bearer wrong").contentType(ContentType.JSON).body(Api.goodBody())
                    .post("/api/builds").then().statusCode(401).contentType(ContentType.JSON)
                    .body("error", equalTo("missing or invalid API key"));
        }
        RestAssured.get("/api/v1/builds/build-00000000").then().statusCode(401);
        RestAssured.get("/api/there-is-no-such-route").then().statusCode(401);
    }

    @Test
    void an_unknown_route_is_404() {
        Api.client().get("/api/there-is-no-such-route").then().statusCode(404).contentType(ContentType.JSON);
        Api.client().get("/api/builds/" + "%00").then().statusCode(404).body("error", equalTo("build not found"));
    }

    @Test
    void deeply_nested_json_is_refused() {
        refused("{\"name\":\"x\",\"other\":" + "[".repeat(100_000), "nested");
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        byte[] body = "{\"name\":\"caf\u00e9\",\"files\":{}}".getBytes(StandardCharsets.ISO_8859_1);
        Api.client().body(body).post("/api/builds").then().statusCode(400);
    }
}
