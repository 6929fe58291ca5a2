package dev.slipway.secret;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.slipway.access.Caller;
import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Build secrets: they go in and never come out. Who may start builds, which use them, sees which there are. */
@Path("secrets")
@Tag(name = "secrets", description = "Credentials that builds need, write-only.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class SecretResource {

    static final String EXAMPLE = """
            {"type":"pip-index","url":"https://pypi.example.com/simple","username":"reader","password":"correct-horse-battery"}""";

    private final Secrets secrets;
    private final Caller caller;

    SecretResource(Secrets secrets, Caller caller) {
        this.secrets = secrets;
        this.caller = caller;
    }

    @PUT
    @Path("{name}")
    @ResponseStatus(204)
    @Operation(operationId = "putSecret", summary = "Make or replace a secret", description = "Encrypted before it is stored, and given to the RUN steps of this workspace's builds from the next build on. No route gives it back.")
    @APIResponse(responseCode = "204", description = "It is stored.")
    @APIResponse(responseCode = "409", description = "No key is configured to encrypt it with, another secret is for the same place, or there are 50 already.", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "413", description = "The body is too large.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<Void> put(
            @Parameter(description = "Unique in the workspace.", schema = @Schema(implementation = String.class, pattern = "^"
                    + SecretName.PATTERN + "$")) @PathParam("name") String name,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SecretRequest.class), examples = @ExampleObject(name = "index", value = EXAMPLE))) SecretRequest request) {
        return Patience.limited(secrets.put(caller.workspace(), name, request));
    }

    @GET
    @Needs(Scope.BUILDS_WRITE)
    @Operation(operationId = "listSecrets", summary = "List secrets", description = "Names and places, by name; never credentials.")
    @APIResponse(responseCode = "200", description = "The secrets of this workspace.", content = @Content(schema = @Schema(implementation = SecretView.Page.class)))
    public Uni<SecretView.Page> list() {
        return Patience.limited(secrets.list(caller.workspace()));
    }

    @DELETE
    @Path("{name}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteSecret", summary = "Remove a secret", description = "Builds that have begun keep it to their end. A name that does not exist is no error.")
    @APIResponse(responseCode = "204", description = "There is no such secret any more.")
    public Uni<Void> delete(
            @Parameter(description = "Unique in the workspace.", schema = @Schema(implementation = String.class, pattern = "^"
                    + SecretName.PATTERN + "$")) @PathParam("name") String name) {
        return Patience.limited(secrets.remove(caller.workspace(), name));
    }
}
