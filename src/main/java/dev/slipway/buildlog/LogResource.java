package dev.slipway.buildlog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.slipway.access.Caller;
import dev.slipway.access.Workspace;
import dev.slipway.build.Builds;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

@Path("builds/{id}/logs")
@Tag(name = "builds")
public class LogResource {

    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

    private final Builds builds;
    private final BuildLogs logs;
    private final Caller caller;

    LogResource(Builds builds, BuildLogs logs, Caller caller) {
        this.builds = builds;
        this.logs = logs;
        this.caller = caller;
    }

    @GET
    @Produces(TEXT)
    @Operation(operationId = "getBuildLogs", summary = "Read a build's output", description = "Every line that the build has printed so far.")
    @APIResponse(responseCode = "200", description = "The lines.", content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "No such build in this workspace.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class)))
    public Uni<String> text(@PathParam("id") String id) {
        Workspace workspace = caller.workspace();
        return Panache.withSession(() -> builds.ofWorkspace(workspace, id))
                .chain(build -> logs.lines(id, 0)
                        .collect().in(StringBuilder::new, (text, line) -> text.append(line.text()).append('\n')))
                .map(StringBuilder::toString);
    }
}
