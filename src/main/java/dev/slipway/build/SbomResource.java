package dev.slipway.build;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.access.Workspace;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Says what a build's image holds. */
@Path("builds/{id}/sbom")
@Tag(name = "builds")
@Needs(Scope.BUILDS_READ)
public class SbomResource {

    private static final String CYCLONEDX = "application/vnd.cyclonedx+json";

    private final Builds builds;
    private final ImageSboms sboms;
    private final Caller caller;

    SbomResource(Builds builds, ImageSboms sboms, Caller caller) {
        this.builds = builds;
        this.sboms = sboms;
        this.caller = caller;
    }

    @GET
    @Produces(CYCLONEDX)
    @Operation(operationId = "getBuildSbom", summary = "List what the image holds", description = "A CycloneDX 1.6 document of the packages in the finished image, as the image's own files tell of them: of Python, Debian, npm, and the modules of Go programs. The property slipway:origin says whether one came with the base image or with the build.")
    @APIResponse(responseCode = "200", description = "The bill of materials.", content = @Content(mediaType = CYCLONEDX, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "No such build in this workspace, or no SBOM: it has not succeeded, or none could be made.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class), examples = @ExampleObject(name = "none", value = "{\"error\":\"this build has no SBOM: it has not succeeded\",\"code\":\"sbom_missing\"}")))
    public Uni<Response> get(@Parameter(description = "Build id, such as build-a1b2c3d4.") @PathParam("id") String id) {
        Workspace workspace = caller.workspace();
        return Patience.limited(Panache.withSession(() -> builds.ofWorkspace(workspace, id)
                .chain(build -> sboms.sbomOf(build)
                        .map(document -> document.orElseThrow(() -> missing(build))))))
                .map(document -> Response.ok(document, CYCLONEDX).build());
    }

    private static ProblemException missing(Build build) {
        return ProblemException.notFound("sbom_missing", build.status() == BuildStatus.SUCCEEDED
                ? "this build has no SBOM: none could be made of its image; the service's log says why"
                : "this build has no SBOM: it has not succeeded");
    }
}
