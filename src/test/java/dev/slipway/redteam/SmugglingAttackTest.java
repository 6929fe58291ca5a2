package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Bytes on a plain socket that a proxy in front and the service behind it might cut into requests differently. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SmugglingAttackTest {

    private static final String POST = "POST /api/builds/plan HTTP/1.1";
    private static final String JSON = "Content-Type: application/json";
    /** Has the right key, so that its answer would show. */
    private static final String SMUGGLED = Attacker.head("GET /api/agents HTTP/1.1");

    /** At most one answer, and that a refusal; above all not a second one, for what was smuggled. */
    private static void refusedAsOne(String request) throws IOException {
        String answer = Attacker.raw(request);
        assertThat(answer).doesNotContain("\"agents\"");
        assertThat(Attacker.answers(answer)).as("%s%nto%n%s", answer, request).isLessThanOrEqualTo(1);
        if (!answer.isEmpty()) {
            assertThat(answer).startsWith("HTTP/1.1 4");
        }
    }

    @RedTeam
    void the_smuggled_request_would_be_answered_if_it_were_one() throws IOException {
        assertThat(Attacker.raw(SMUGGLED)).startsWith("HTTP/1.1 200").contains("\"agents\"");
    }

    @RedTeam
    void a_length_and_chunks_at_once() throws IOException {
        refusedAsOne(Attacker.head(POST, JSON, "Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n" + SMUGGLED);
        refusedAsOne(Attacker.head(POST, JSON, "Transfer-Encoding: chunked", "Content-Length: 500") + "0\r\n\r\n" + SMUGGLED);
    }

    @RedTeam
    void two_lengths_that_differ() throws IOException {
        refusedAsOne(Attacker.head(POST, JSON, "Content-Length: 0", "Content-Length: 2") + "{}" + SMUGGLED);
        refusedAsOne(Attacker.head(POST, JSON, "Content-Length: 0, 2") + "{}" + SMUGGLED);
    }

    @RedTeam
    void lengths_that_are_no_numbers() throws IOException {
        for (String length : List.of("+2", "-1", "0x2", "2 2", "1e1", "99999999999999999999", "2;x", "\u00b2", "")) {
            String answer = Attacker.raw(Attacker.head(POST, JSON, "Content-Length: " + length) + "{}" + SMUGGLED);
            assertThat(answer).as(length).doesNotContain("HTTP/1.1 5").doesNotContain("\"agents\"");
        }
    }

    @RedTeam
    void transfer_encodings_that_are_nearly_chunked() throws IOException {
        for (String encoding : List.of("xchunked", "chunked, identity", "identity, chunked", "\u000bchunked", "chunked;x=y",
                "gzip, chunked", "\"chunked\"")) {
            String answer = Attacker.raw(Attacker.head(POST, JSON, "Transfer-Encoding: " + encoding, "Content-Length: 5")
                    + "0\r\n\r\n" + SMUGGLED);
            assertThat(Attacker.answers(answer)).as("%s: %s", encoding, answer).isLessThanOrEqualTo(2);
            assertThat(answer).as(encoding).doesNotContain("HTTP/1.1 5").doesNotStartWith("HTTP/1.1 2");
        }
    }

    @RedTeam
    void chunks_whose_size_is_no_hexadecimal_number() throws IOException {
        for (String size : List.of("-1", "0x2", "g", "ffffffffffffffffff", "+2", "")) {
            refusedAsOne(Attacker.head(POST, JSON, "Transfer-Encoding: chunked") + size + "\r\n{}\r\n0\r\n\r\n" + SMUGGLED);
        }
    }

    @RedTeam
    void a_chunk_extension_of_a_megabyte() throws IOException {
        String answer = Attacker.raw(
                Attacker.head(POST, JSON, "Transfer-Encoding: chunked") + "2;" + "x".repeat(1 << 20) + "\r\n{}\r\n0\r\n\r\n");
        assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("HTTP/1.1 5");
    }

    @RedTeam
    void a_header_name_with_a_space_or_a_line_that_goes_on() throws IOException {
        refusedAsOne(Attacker.head(POST, JSON, "Content-Length : 2") + "{}");
        refusedAsOne(Attacker.head(POST, JSON, "Content Length: 2") + "{}");
        refusedAsOne(Attacker.head(POST, JSON, "X-Other: a\r\n Content-Length: 2") + "{}");
    }

    @RedTeam
    void nul_and_carriage_return_in_a_header() throws IOException {
        refusedAsOne(Attacker.head("GET /api HTTP/1.1", "X-Other: a\0b"));
        refusedAsOne(Attacker.head("GET /api HTTP/1.1", "X-Other: a\rb: c"));
    }

    @RedTeam
    void a_header_of_a_megabyte_and_a_million_headers() throws IOException {
        for (String header : List.of("X-Other: " + "x".repeat(1 << 20), "a: b\r\n".repeat(100_000).strip())) {
            assertThat(Attacker.raw(Attacker.head("GET /api/agents HTTP/1.1", header))).doesNotContain("\"agents\"")
                    .doesNotContain("HTTP/1.1 5");
        }
    }

    @RedTeam
    void a_request_line_of_a_megabyte() throws IOException {
        assertThat(Attacker.raw(Attacker.head("GET /api/agents?" + "x".repeat(1 << 20) + " HTTP/1.1")))
                .doesNotContain("\"agents\"").doesNotContain("HTTP/1.1 5");
    }

    @RedTeam
    void line_ends_in_values_that_come_back_make_no_header() throws IOException {
        String injected = "%0d%0aX-Injected:%20yes%0d%0a%0d%0a<script>";
        for (String target : List.of("/api/builds/" + injected, "/api/builds/" + injected + "/context",
                "/api/agents/" + injected,
                "/api/builds?cursor=" + injected, "/api/builds?name=" + injected, "/" + injected, "/api" + injected,
                "/q/swagger-ui" + injected, "/api/v1/" + injected)) {
            String answer = Attacker.raw(Attacker.head("GET " + target + " HTTP/1.1", "Connection: close"));
            assertThat(answer).as(target).startsWith("HTTP/1.1 ").doesNotContain("\r\nX-Injected")
                    .doesNotContain("HTTP/1.1 5");
        }
    }

    @RedTeam
    void methods_that_echo_or_tunnel() throws IOException {
        for (String method : List.of("TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND", "G\u00cbT")) {
            String answer = Attacker.raw(Attacker.head(method + " /api/agents HTTP/1.1", "X-Secret: echo-me"));
            assertThat(answer).as(method).doesNotContain("echo-me").doesNotContain("HTTP/1.1 2").doesNotContain("HTTP/1.1 5");
        }
        assertThat(Attacker.raw(Attacker.head("CONNECT 127.0.0.1:" + RestAssured.port + " HTTP/1.1")))
                .doesNotContain("HTTP/1.1 2");
    }

    @RedTeam
    void a_method_in_a_header_does_not_replace_the_real_one() {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            Attacker.client().header(header, "DELETE").get("/api/agents").then().statusCode(200);
            Attacker.client().header(header, "GET").delete("/api/agents").then().statusCode(405);
        }
    }

    @RedTeam
    void http_2_streams_that_are_opened_and_reset_a_hundred_thousand_times() throws IOException {
        byte[] frames = Http2Reset.frames(100_000);
        String answer = Attacker.raw(frames);

        // GOAWAY (type 7) ends the connection: HTTP/2's own bound on resets (CVE-2023-44487), or no HTTP/2 at all.
        assertThat(answer.startsWith("HTTP/1.1 4") || answer.isEmpty() || Http2Reset.endsWithGoAway(answer)).isTrue();
        Attacker.client().get("/api/agents").then().statusCode(200);
    }
}
