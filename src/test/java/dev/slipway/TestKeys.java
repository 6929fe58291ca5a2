package dev.slipway;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Keys of other workspaces and scopes, made through the API by the operator's key. */
public final class TestKeys {

    private TestKeys() {
    }

    /** A client with this key. */
    public static RequestSpecification client(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A new key of this workspace. */
    public static String make(String workspace, String... scopes) {
        return ask(PostgresResource.KEY, workspace, List.of(scopes)).statusCode(201).extract().path("key");
    }

    /** Asks for a key with another one. */
    public static ValidatableResponse ask(String by, String workspace, Object scopes) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "test"));
        body.put("workspace", workspace);
        body.put("scopes", scopes);
        return client(by).body(body).post("/api/keys").then();
    }

    public static String publicId(String key) {
        return key.split("_")[1];
    }
}
