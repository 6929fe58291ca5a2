package dev.slipway.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

/** Parameters of the query that are there and say nothing, or say two things. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QueryTest {

    @ParameterizedTest
    @CsvSource({ "builds, limit", "builds, name", "builds, status", "builds, cursor", "audit, since", "audit, actor",
            "audit, action", "audit, limit", "audit, cursor", "keys, workspace", "keys, limit", "keys, cursor" })
    void an_empty_parameter_is_refused_by_its_name(String list, String parameter) {
        get(list + "?" + parameter + "=").statusCode(400).body("field", equalTo(parameter)).body("error",
                containsString("is empty"));
        get(list + "?x=1&" + parameter).statusCode(400).body("field", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource({ "builds, limit, 5", "builds, name, a", "audit, since, 2026-02-23T10:00:00Z", "audit, actor, a",
            "keys, workspace, default", "keys, limit, 5" })
    void a_parameter_given_twice_is_refused_by_its_name(String list, String parameter, String value) {
        String once = parameter + "=" + value;
        get(list + "?" + once).statusCode(200);

        get(list + "?" + once + "&" + once).statusCode(400).body("field", equalTo(parameter)).body("error",
                containsString("more than once"));
        get(list + "?" + parameter + "=&" + parameter + "=").statusCode(400).body("field", equalTo(parameter));
    }

    @Test
    void a_parameter_that_may_be_repeated_still_may() {
        get("builds?status=PENDING&status=FAILED").statusCode(200);
        get("builds?status=PENDING&status=").statusCode(400).body("field", equalTo("status"));
    }

    @Test
    void parameters_that_nobody_knows_are_ignored() {
        get("builds?x=&x=&utm_source").statusCode(200);
    }

    private static ValidatableResponse get(String list) {
        return RestAssured.given().spec(Api.client()).urlEncodingEnabled(false).get("/api/" + list).then();
    }
}
