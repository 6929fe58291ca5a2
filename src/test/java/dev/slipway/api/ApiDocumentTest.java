package dev.slipway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApiDocumentTest {

    private static final Path COMMITTED = Path.of("docs/openapi.yaml");

    private final ObjectMapper json = new ObjectMapper();

    private static String served(String format) {
        return RestAssured.get("/q/openapi?format=" + format).then().statusCode(200).extract().asString();
    }

    @Test
    void the_committed_document_is_the_served_one() throws IOException {
        String served = served("yaml");
        if (Boolean.getBoolean("slipway.update-openapi")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .as("docs/openapi.yaml; renew it with ./mvnw test -Dtest=ApiDocumentTest -Dslipway.update-openapi=true")
                .isEqualTo(served);
    }

    @Test
    void it_is_openapi_3_1_under_both_bases_with_both_key_schemes() throws IOException {
        JsonNode document = json.readTree(served("json"));

        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("servers").findValuesAsText("url")).containsExactly("/api", "/api/v1");
        assertThat(document.path("components").path("securitySchemes").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("bearerKey", "headerKey");
        assertThat(document.path("security")).hasSize(2);
    }

    @Test
    void every_operation_has_a_summary_an_id_and_its_errors() throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode path : json.readTree(served("json")).path("paths")) {
            for (Map.Entry<String, JsonNode> operation : path.properties()) {
                JsonNode described = operation.getValue();
                assertThat(described.path("summary").asText()).as("%s", described).isNotBlank();
                assertThat(described.path("responses").has("401")).as("%s", described).isTrue();
                assertThat(described.path("responses").has("403")).as("%s", described).isTrue();
                assertThat(described.path("responses").has("503")).as("%s", described).isTrue();
                ids.add(described.path("operationId").asText());
            }
        }
        assertThat(ids).contains("createBuild", "getBuild", "deployAgent", "listAgents", "getAgent")
                .doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void swagger_ui_is_served() {
        RestAssured.get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
    }

    @Test
    void documents_and_health_need_no_key() {
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/openapi").then().statusCode(200);
    }
}
