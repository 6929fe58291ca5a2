package dev.slipway.build;

import java.time.Clock;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.access.Workspace;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

@Path("builds/{id}/cancel")
@Tag(name = "builds")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.BUILDS_WRITE)
public class CancelResource {

    private final Builds builds;
    private final Signals signals;
    private final Caller caller;
    private final Clock clock;

    CancelResource(Builds builds, Signals signals, Caller caller, Clock clock) {
        this.builds = builds;
        this.signals = signals;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(202)
    @Operation(operationId = "cancelBuild", summary = "Cancel a build", description = "A build that waits ends at once. One that is being built ends as soon as nothing of it runs any more, within seconds; it is FAILED with the error \"build cancelled\" then.")
    @APIResponse(responseCode = "202", description = "The build will end.", content = @Content(schema = @Schema(implementation = BuildAccepted.class)))
    @APIResponse(responseCode = "404", description = "No such build in this workspace.", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", description = "The build has ended already.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<BuildAccepted> cancel(@PathParam("id") String id) {
        Workspace workspace = caller.workspace();
        return Patience.limited(Panache.withTransaction(() -> builds.lockedOfWorkspace(workspace, id)
                .invoke(build -> build.cancel(clock.instant()))
                .call(build -> signals.sendOnCommit(new Signal(news(build), id))))).map(BuildAccepted::of);
    }

    private static Signal.Kind news(Build build) {
        return build.status().ended() ? Signal.Kind.ENDED : Signal.Kind.CANCEL;
    }
}
