package dev.slipway.provenance;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import dev.slipway.build.Build;
import dev.slipway.build.BuildOutcome;
import dev.slipway.build.Builds;
import dev.slipway.build.PushedImage;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import dev.slipway.provenance.ProvenanceStore.Kept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Says how a build's image was made. */
@Path("builds/{id}/provenance")
@Tag(name = "builds")
@Needs(Scope.BUILDS_READ)
public class ProvenanceResource {

    private static final MediaType SIGNED = MediaType.valueOf(Envelope.MEDIA_TYPE);

    private final Builds builds;
    private final ProvenanceStore store;
    private final Caller caller;

    ProvenanceResource(Builds builds, ProvenanceStore store, Caller caller) {
        this.builds = builds;
        this.store = store;
        this.caller = caller;
    }

    @GET
    @Produces({ Statement.MEDIA_TYPE, Envelope.MEDIA_TYPE })
    @Operation(operationId = "getBuildProvenance", summary = "Read how a build's image was made", description = "An in-toto statement with a SLSA v1 predicate; asked for as application/vnd.dsse.envelope.v1+json, the same in its signed envelope. The image in the registry carries it, too.")
    @APIResponse(responseCode = "200", description = "The statement, or its envelope.", content = {
            @Content(mediaType = Statement.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)),
            @Content(mediaType = Envelope.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)) })
    @APIResponse(responseCode = "404", description = "No such build in this workspace, or no provenance: the build has not succeeded, its image is not signed, or it was made before Slipway wrote provenance.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class), examples = @ExampleObject(name = "early", value = "{\"error\":\"the build has no image yet, so there is no provenance\",\"code\":\"no_provenance\"}")))
    public Uni<Response> get(@Parameter(description = "Build id, such as build-a1b2c3d4.") @PathParam("id") String id,
            @Context HttpHeaders headers) {
        Workspace workspace = caller.workspace();
        boolean signed = headers.getAcceptableMediaTypes().get(0).equals(SIGNED);
        return Patience.limited(Panache.withSession(() -> builds.ofWorkspace(workspace, id)).map(ProvenanceResource::image)
                .chain(image -> store.find(id, image.digest())))
                .map(kept -> kept.orElseThrow(
                        () -> none("the image was made before Slipway wrote provenance; build it again")))
                .map(kept -> signed ? envelope(kept) : Response.ok(kept.statement(), Statement.MEDIA_TYPE).build());
    }

    private static PushedImage image(Build build) {
        return build.outcome().flatMap(BuildOutcome::pushed)
                .orElseThrow(() -> none("the build has no image" + (build.outcome().isEmpty() ? " yet" : "")
                        + ", so there is no provenance"));
    }

    private static Response envelope(Kept kept) {
        Optional<String> envelope = kept.envelope();
        return Response.ok(envelope.orElseThrow(() -> none("the image is not signed; ask for its statement as "
                + Statement.MEDIA_TYPE)), Envelope.MEDIA_TYPE).build();
    }

    private static ProblemException none(String why) {
        return ProblemException.notFound("no_provenance", why);
    }
}
