package dev.slipway.build;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import io.smallrye.mutiny.Uni;

@Path("builds")
@Tag(name = "builds")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.BUILDS_READ)
public class BuildListResource {

    private final BuildPages pages;
    private final Caller caller;

    BuildListResource(BuildPages pages, Caller caller) {
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listBuilds", summary = "List builds", description = "Newest first, in pages. Builds that start or go away between two pages make no other build appear twice or not at all.")
    @APIResponse(responseCode = "200", description = "A page of builds.", content = @Content(schema = @Schema(implementation = BuildSummary.Page.class)))
    @APIResponse(responseCode = "400", description = "A parameter cannot be used; field says which.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<BuildSummary.Page> list(
            @Parameter(description = "Only builds of this agent; its name exactly as it was sent.", example = "My Agent", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("name") String name,
            @Parameter(description = "Only builds with this status; several by comma or repetition.", schema = @Schema(type = SchemaType.ARRAY, implementation = BuildStatus.class)) @QueryParam("status") List<String> status,
            @Parameter(description = "Most builds on the page.", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20")) @QueryParam("limit") String limit,
            @Parameter(description = "The next_cursor of the page before, with the same name and status.", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("cursor") String cursor) {
        return Patience.limited(pages.page(BuildListRequest.read(caller.workspace(), name, status, limit, cursor)));
    }
}
