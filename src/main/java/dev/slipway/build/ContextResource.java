package dev.slipway.build;

import java.io.IOException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.access.Workspace;
import dev.slipway.artifact.ArtifactStore;
import dev.slipway.artifact.MissingArtifactException;
import dev.slipway.artifact.RottenArtifactException;
import dev.slipway.image.Digest;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Gives a build's stored context back. */
@Path("builds/{id}/context")
@Tag(name = "builds")
@Needs(Scope.BUILDS_READ)
public class ContextResource {

    private static final Logger LOG = Logger.getLogger(ContextResource.class);
    private static final String GZIP = "application/gzip";

    private final Builds builds;
    private final ArtifactStore artifacts;
    private final Caller caller;
    private final Vertx vertx;

    ContextResource(Builds builds, ArtifactStore artifacts, Caller caller, Vertx vertx) {
        this.builds = builds;
        this.artifacts = artifacts;
        this.caller = caller;
        this.vertx = vertx;
    }

    @GET
    @Produces(GZIP)
    @Operation(operationId = "getBuildContext", summary = "Download what a build is made of", description = "A tar.gz with the generated Dockerfile, and below context/ what COPY sees.")
    @APIResponse(responseCode = "200", description = "The archive.", headers = @Header(name = HttpHeaders.ETAG, description = "The SHA-256 of the archive.", schema = @Schema(type = SchemaType.STRING)), content = @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The caller has it: If-None-Match named its ETag.")
    @APIResponse(responseCode = "404", description = "No such build in this workspace, or its context is no longer kept.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class), examples = @ExampleObject(name = "gone", value = "{\"error\":\"the context of this build is no longer kept; send the build's request again to store it anew\",\"code\":\"context_gone\"}")))
    public Uni<Response> get(@Parameter(description = "Build id, such as build-a1b2c3d4.") @PathParam("id") String id,
            Request request) {
        Workspace workspace = caller.workspace();
        return Patience.limited(Panache.withSession(() -> builds.ofWorkspace(workspace, id))).map(Build::artifact)
                .chain(digest -> {
                    EntityTag tag = new EntityTag(digest.value());
                    ResponseBuilder unchanged = request.evaluatePreconditions(tag);
                    return unchanged != null ? Uni.createFrom().item(unchanged.build())
                            : read(digest)
                                    .map(bytes -> Response.ok(bytes, GZIP).tag(tag).header(HttpHeaders.CONTENT_DISPOSITION,
                                            "attachment; filename=\"" + id + ".tar.gz\"").build());
                });
    }

    private Uni<byte[]> read(Digest digest) {
        return vertx.executeBlocking(() -> {
            try {
                return artifacts.get(digest);
            } catch (IOException e) {
                throw problem(digest, e);
            }
        }, false);
    }

    private static ProblemException problem(Digest digest, IOException e) {
        if (e instanceof MissingArtifactException) {
            return ProblemException.notFound("context_gone",
                    "the context of this build is no longer kept; send the build's request again to store it anew");
        }
        LOG.errorf("the build context %s could not be read: %s", digest, e.getMessage());
        if (e instanceof RottenArtifactException) {
            return ProblemException.notFound("context_rotten",
                    "the stored context of this build is damaged; send the build's request again to store it anew");
        }
        return ProblemException.unavailable("artifact_store_unavailable",
                "the build context could not be read; try again");
    }
}
