package dev.slipway.redteam;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.slipway.PostgresResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A client with a key of its own that means harm, in HTTP or in bytes of its own making. */
final class Attacker {

    private static final int PATIENCE_MILLIS = 3000;

    private Attacker() {
    }

    static RequestSpecification client() {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).contentType(ContentType.JSON)
                .urlEncodingEnabled(false);
    }

    /** A body that would be accepted, with these fields instead. */
    static Map<String, Object> body(Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("name", "My Agent", "files", Map.of("agent.py", "print('ready')\n")));
        body.putAll(fields);
        return body;
    }

    static ValidatableResponse plan(Map<String, ?> fields) {
        return client().body(body(fields)).post("/api/builds/plan").then();
    }

    /** Sends a body as it is. */
    static ValidatableResponse planOf(byte[] body) {
        return client().contentType("application/json").body(body).post("/api/builds/plan").then();
    }

    static ValidatableResponse planOf(String body) {
        return planOf(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The head of a request with the right key, without its last empty line; each line is given as it goes over the wire. */
    static String head(String requestLine, String... headers) {
        return requestLine + "\r\nHost: localhost\r\nAuthorization: Bearer " + PostgresResource.KEY + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }

    /** Everything that comes back for these bytes until the server is silent for a while or closes. */
    static String raw(byte[] sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, sent);
            return answer(socket);
        }
    }

    private static void send(Socket socket, byte[] sent) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(sent);
            out.flush();
        } catch (IOException e) {
            // the server has heard enough; its answer may still be there
        }
    }

    static String raw(String sent) throws IOException {
        return raw(sent.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int count = socket.getInputStream().read(buffer); count >= 0; count = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException | java.net.SocketException e) {
            // silent, or reset: what came until then is the answer
        }
        return answer.toString();
    }

    /** How many answers are in what came back. */
    static int answers(String received) {
        return received.split("HTTP/1\\.1 [0-9]{3} ", -1).length - 1;
    }
}
