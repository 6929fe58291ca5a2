package dev.slipway.quota;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.problem.Patience;
import io.smallrye.mutiny.Uni;

@Path("quota")
@Tag(name = "quota", description = "What a workspace may use.")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.BUILDS_READ)
public class QuotaResource {

    private final QuotaUsage usage;
    private final Caller caller;

    QuotaResource(QuotaUsage usage, Caller caller) {
        this.usage = usage;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getQuota", summary = "Read the workspace's limits, and what is used of them", description = "Those of the workspace that the key belongs to.")
    @APIResponse(responseCode = "200", description = "The limits.", content = @Content(schema = @Schema(implementation = QuotaView.class)))
    public Uni<QuotaView> get() {
        return Patience.limited(usage.of(caller.workspace()));
    }
}
