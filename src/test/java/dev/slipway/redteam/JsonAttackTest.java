package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Assertions;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Bodies that are meant to exhaust who reads them, or to be read differently by two readers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JsonAttackTest {

    private static final String GOOD = "{\"name\":\"x\",\"files\":{\"agent.py\":\"print(1)\"}";
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final int NEARLY_TEN_MEGABYTES = 9 * 1024 * 1024;

    private static ValidatableResponse refused(String body) {
        return refused(body.getBytes(StandardCharsets.UTF_8));
    }

    /** 400, in time, and in few words: what was sent is not sent back. */
    private static ValidatableResponse refused(byte[] body) {
        return Assertions.assertTimeoutPreemptively(GENEROUS, () -> Attacker.planOf(body)).statusCode(400)
                .body("error.length()", lessThan(300));
    }

    private static void accepted(String body) {
        Assertions.assertTimeoutPreemptively(GENEROUS, () -> Attacker.planOf(body)).statusCode(200);
    }

    @RedTeam
    void lists_nested_a_hundred_thousand_deep() {
        refused(GOOD + ",\"other\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    }

    @RedTeam
    void objects_nested_a_hundred_thousand_deep_in_a_field_that_is_ignored() {
        refused(GOOD + ",\"other\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}");
    }

    @RedTeam
    void a_field_given_twice() {
        refused(GOOD + ",\"name\":\"other\"}").body("error", containsString("Duplicate field"));
        refused(GOOD + ",\"n\\u0061me\":\"other\"}").body("error", containsString("Duplicate field"));
    }

    @RedTeam
    void a_file_given_twice_of_which_a_scanner_sees_the_first() {
        refused("{\"name\":\"x\",\"files\":{\"agent.py\":\"harmless\",\"agent.py\":\"harmful\"}}")
                .body("error", containsString("Duplicate field"));
    }

    @RedTeam
    void a_number_with_an_exponent_of_nine_digits() {
        accepted(GOOD + ",\"other\":1e999999999}");
        refused("{\"name\":1e999999999,\"files\":{\"agent.py\":\"x\"}}");
        refused("{\"name\":\"x\",\"files\":1e999999999}");
    }

    @RedTeam
    void a_number_of_nine_million_digits() {
        refused(GOOD + ",\"name\":" + "9".repeat(NEARLY_TEN_MEGABYTES) + "}");
        int status = Attacker.planOf(GOOD + ",\"other\":" + "9".repeat(NEARLY_TEN_MEGABYTES) + "}").extract().statusCode();
        assertThat(status).isIn(200, 400);
    }

    @RedTeam
    void a_field_name_of_nine_megabytes() {
        refused(GOOD + ",\"" + "k".repeat(NEARLY_TEN_MEGABYTES) + "\":1}");
    }

    @RedTeam
    void a_file_name_of_nine_megabytes() {
        refused("{\"name\":\"x\",\"files\":{\"" + "k".repeat(NEARLY_TEN_MEGABYTES) + "\":\"\"}}");
    }

    @RedTeam
    void as_many_empty_files_as_fit_into_a_body() {
        String files = IntStream.range(0, 700_000).mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":\"\"")
                .collect(Collectors.joining(","));
        refused("{\"name\":\"x\",\"files\":{" + files + "}}");
    }

    @RedTeam
    void names_that_all_have_the_same_hash() {
        // "Aa" and "BB" have the same String.hashCode(), so have all words made of them.
        String files = IntStream.range(0, 1500)
                .mapToObj(i -> "\"" + Integer.toBinaryString(0x10000 | i).replace("0", "Aa").replace("1", "BB") + "\":\"\"")
                .collect(Collectors.joining(","));
        accepted("{\"name\":\"x\",\"files\":{\"agent.py\":\"print(1)\"," + files + "}}");
    }

    @RedTeam
    void fields_that_all_have_the_same_hash() {
        String fields = IntStream.range(0, 60_000)
                .mapToObj(i -> "\"" + Integer.toBinaryString(0x10000 | i).replace("0", "Aa").replace("1", "BB") + "\":1")
                .collect(Collectors.joining(","));
        int status = Assertions.assertTimeoutPreemptively(GENEROUS, () -> Attacker.planOf(GOOD + "," + fields + "}")).extract()
                .statusCode();
        assertThat(status).isIn(200, 400);
    }

    @RedTeam
    void utf_8_that_is_overlong_cut_short_or_of_surrogates() {
        for (byte[] piece : new byte[][] { { (byte) 0xc0, (byte) 0xaf }, { (byte) 0xc0, (byte) 0xae }, { (byte) 0xff },
                { (byte) 0xe2, (byte) 0x82 }, { (byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80 } }) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("{\"name\":\"x\",\"files\":{\"agent.py\":\"x\",\"a".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(piece);
            body.writeBytes("\":\"x\"}}".getBytes(StandardCharsets.UTF_8));
            refused(body.toByteArray());
        }
    }

    @RedTeam
    void half_a_surrogate_pair_in_a_name_or_a_text() {
        refused("{\"name\":\"x\",\"files\":{\"a\\ud800.py\":\"x\"}}");
        refused("{\"name\":\"x\",\"files\":{\"agent.py\":\"\\udc00\"}}");
        refused("{\"name\":\"x\\ud800\",\"files\":{\"agent.py\":\"print(1)\"}}");
    }

    @RedTeam
    void a_nul_in_a_name_that_the_database_cannot_hold() {
        for (String route : new String[] { "/api/builds", "/api/builds/plan" }) {
            Attacker.client().body("{\"name\":\"x\\u0000\",\"files\":{\"agent.py\":\"print(1)\"}}").post(route).then()
                    .statusCode(400);
        }
        Attacker.client().body("{\"agent_name\":\"x\",\"image\":\"a/b:1\",\"system_prompt\":\"\\u0000\",\"env\":[{\"name\":"
                + "\"\\u0000\"}],\"llm_configs\":[{\"model\":\"\\ud800\"}]}").post("/api/deploy").then().statusCode(201);
    }

    @RedTeam
    void encodings_that_another_reader_would_not_expect() {
        for (String charset : new String[] { "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16" }) {
            byte[] body = (GOOD + "}").getBytes(Charset.forName(charset));
            Attacker.planOf(body).statusCode(400).body("code", equalTo("not_utf8"));
        }
    }

    @RedTeam
    void words_that_are_no_json() {
        for (String value : new String[] { "NaN", "Infinity", "-Infinity", "undefined", "0x10", "01", "+1", "1.", ".5",
                "'x'" }) {
            refused(GOOD + ",\"other\":" + value + "}");
        }
    }

    @RedTeam
    void comments_and_commas_too_many() {
        refused(GOOD + "/* ,\"name\":\"y\" */}");
        refused(GOOD + "// x\n}");
        refused(GOOD + "# x\n}");
        refused(GOOD + ",}");
    }

    @RedTeam
    void a_second_document_behind_the_first() {
        refused(GOOD + "}{\"name\":\"y\"}");
        refused(GOOD + "} null");
        refused(GOOD + "}\u0000");
    }

    @RedTeam
    void raw_control_characters_in_a_text() {
        refused("{\"name\":\"x\u0000\",\"files\":{\"agent.py\":\"x\"}}");
        refused("{\"name\":\"x\n\",\"files\":{\"agent.py\":\"x\"}}");
    }

    @RedTeam
    void fields_that_make_other_readers_make_objects() {
        accepted(GOOD + ",\"@type\":\"java.net.URL\",\"@class\":\"javax.script.ScriptEngineManager\","
                + "\"__proto__\":{\"admin\":true},\"constructor\":{\"prototype\":{}},\"class\":{\"classLoader\":{}}}");
        refused("{\"name\":[\"java.net.URL\",\"http://127.0.0.1/\"],\"files\":{\"agent.py\":\"x\"}}");
    }

    @RedTeam
    void a_gzip_bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        for (String encoding : new String[] { "gzip", "deflate", "br", "identity, gzip" }) {
            int status = Attacker.client().contentType("application/json").header("Content-Encoding", encoding)
                    .body(packed.toByteArray()).post("/api/builds/plan").statusCode();
            assertThat(status).as(encoding).isIn(400, 413, 415);
        }
    }

    @RedTeam
    void content_types_that_a_browser_sends_without_asking() throws IOException {
        for (String type : new String[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                "text/xml", "application/xml", "application/x-java-serialized-object", "application/yaml", "nonsense",
                "application/jsonx" }) {
            String answer = Attacker.raw(Attacker.head("POST /api/builds/plan HTTP/1.1", "Content-Type: " + type,
                    "Content-Length: " + (GOOD.length() + 1), "Connection: close") + GOOD + "}");
            assertThat(answer).as(type).matches("(?s)HTTP/1\\.1 4(00|15).*");
        }
    }
}
