package dev.slipway;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.slipway.access.Needs;
import dev.slipway.access.Scope;

/** Says what is served here, to whoever tries the API's root with a key. */
@Path("")
@Tag(name = "service", description = "The service itself.")
@Needs(Scope.BUILDS_READ) // every scope includes it
public class ApiRoot {

    /**
     * Where to go on.
     *
     * @param service its name
     * @param version its version
     * @param openapi path of the OpenAPI document
     * @param swaggerUi path of the Swagger UI
     */
    @Schema(name = "Service")
    public record Index(String service, String version, String openapi, @JsonProperty("swagger_ui") String swaggerUi) {
    }

    private final Index index;

    ApiRoot(@ConfigProperty(name = "quarkus.application.version") String version) {
        index = new Index("slipway", version, "/q/openapi", "/q/swagger-ui");
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getService", summary = "Say what is served here")
    @APIResponse(responseCode = "200", description = "Name, version and where the documents are.")
    public Index index() {
        return index;
    }
}
