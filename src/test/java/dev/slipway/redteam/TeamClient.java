package dev.slipway.redteam;

import static io.restassured.RestAssured.given;

import java.util.LinkedHashMap;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Speaks to the API as one team. */
public record TeamClient(String workspace) {

    public RequestSpecification client() {
        return given().header("Authorization", "Bearer " + Teams.key(workspace)).contentType(ContentType.JSON);
    }

    public ValidatableResponse build(int number) {
        return client().body(body(number)).post("/api/v1/builds").then();
    }

    public ValidatableResponse get(String path) {
        return client().get(path).then();
    }

    public static Map<String, Object> body(int number) {
        return Map.of("name", "My Agent", "files", Map.of("agent.py", "print(" + number + ")\n"));
    }

    /** A body that is as long as is said, nearly. */
    static Map<String, Object> longBody(int characters) {
        return Map.of("name", "My Agent", "files", Map.of("agent.py", "print(1)\n#" + "x".repeat(characters)));
    }

    static Map<String, Object> bodyOf(int files) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("agent.py", "print(1)\n"));
        for (int number = 1; number < files; number++) {
            all.put("notes-" + number + ".txt", "x");
        }
        return Map.of("name", "My Agent", "files", all);
    }
}
