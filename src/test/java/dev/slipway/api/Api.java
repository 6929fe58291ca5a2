package dev.slipway.api;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.slipway.PostgresResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Speaks to the API under test as a client with a key. */
final class Api {

    private Api() {
    }

    static RequestSpecification client() {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).contentType(ContentType.JSON);
    }

    static ValidatableResponse post(String path, Object body) {
        return client().body(body).post(path).then();
    }

    /** A body that would be accepted, to be spoiled in one place. */
    static Map<String, Object> goodBody() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "My Agent");
        body.put("files", new LinkedHashMap<>(Map.of("agent.py", "print('ready')\n")));
        return body;
    }

    static Map<String, Object> bodyWith(String field, Object value) {
        Map<String, Object> body = goodBody();
        body.put(field, value);
        return body;
    }

    static Map<String, Object> bodyWithout(String field) {
        Map<String, Object> body = goodBody();
        body.remove(field);
        return body;
    }
}
