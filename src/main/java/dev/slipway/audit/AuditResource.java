package dev.slipway.audit;

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

@Path("audit")
@Tag(name = "audit", description = "Who did what.")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class AuditResource {

    private final AuditPages pages;
    private final Caller caller;

    AuditResource(AuditPages pages, Caller caller) {
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listAuditEvents", summary = "List who did what", description = "Newest first, in pages: requests that changed something, read contexts, keys, secrets or this list, or were refused. A key of the default workspace sees those of all workspaces; any other those of its own.")
    @APIResponse(responseCode = "200", description = "A page of events.", content = @Content(schema = @Schema(implementation = AuditView.Page.class)))
    @APIResponse(responseCode = "400", description = "A parameter cannot be used; field says which.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<AuditView.Page> list(
            @Parameter(description = "Only by this one.", example = "key:1a2b3c4d", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("actor") String actor,
            @Parameter(description = "Only this action.", example = "build.create", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("action") String action,
            @Parameter(description = "Only from this time on.", schema = @Schema(type = SchemaType.STRING, format = "date-time")) @QueryParam("since") String since,
            @Parameter(description = "Most events on the page.", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20")) @QueryParam("limit") String limit,
            @Parameter(description = "The next_cursor of the page before, with the same filters.", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("cursor") String cursor) {
        return Patience.limited(pages.page(AuditListRequest.read(caller.workspace(), actor, action, since, limit, cursor)));
    }
}
