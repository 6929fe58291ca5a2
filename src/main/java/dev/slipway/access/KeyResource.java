package dev.slipway.access;

import java.time.Clock;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.slipway.problem.PageLimit;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * Makes, lists and revokes API keys. An administrator of the default workspace is the operator and sees to the keys of
 * every workspace; any other one to those of its own.
 */
@Path("keys")
@Tag(name = "keys", description = "API keys. Administrators of the default workspace see to all, others to those of their own workspace.")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class KeyResource {

    private final ApiKeys keys;
    private final KeyStore store;
    private final Caller caller;
    private final Clock clock;

    KeyResource(ApiKeys keys, KeyStore store, Caller caller, Clock clock) {
        this.keys = keys;
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createKey", summary = "Make an API key", description = "The key is in this answer and never shown again. It works at once here and within two seconds on every replica.")
    @APIResponse(responseCode = "201", description = "The key.", content = @Content(schema = @Schema(implementation = KeyView.class)))
    @APIResponse(responseCode = "413", description = "The body is too large.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<KeyView> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyRequest.class), examples = @ExampleObject(name = "ci", value = """
                    {"name":"ci of team-a","workspace":"team-a","scopes":["builds:write"],"expires_in":"90d"}"""))) KeyRequest request) {
        KeyWish wish = KeyWish.read(request, clock.instant());
        Workspace workspace = permitted(wish.workspace()).orElseGet(caller::workspace);
        return Patience.limited(keys.issue(wish.name(), workspace, wish.scopes(), wish.expiresAt(), caller.name()))
                .map(KeyView::of);
    }

    @GET
    @Operation(operationId = "listKeys", summary = "List API keys", description = "Newest first, in pages; expired and revoked ones too.")
    @APIResponse(responseCode = "200", description = "A page of keys.", content = @Content(schema = @Schema(implementation = KeyView.Page.class)))
    public Uni<KeyView.Page> list(
            @Parameter(description = "Only keys of this workspace.", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("workspace") String workspace,
            @Parameter(description = "Most keys on the page.", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20")) @QueryParam("limit") String limit,
            @Parameter(description = "The next_cursor of the page before.", schema = @Schema(type = SchemaType.STRING, minLength = 1)) @QueryParam("cursor") String cursor) {
        int most = PageLimit.read(limit);
        Optional<Workspace> wanted = Optional.ofNullable(workspace).map(name -> Workspace.parse(name)
                .orElseThrow(() -> ProblemException.badField("workspace", Workspace.RULE)));
        return Patience.limited(store.list(permitted(wanted).or(this::reach), KeyCursor.parse(cursor), most + 1))
                .map(found -> KeyView.Page.of(found, most));
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    @Operation(operationId = "revokeKey", summary = "Revoke an API key", description = "It opens nothing any more: at once here, within two seconds on every replica. A key may revoke itself. A second revocation changes nothing.")
    @APIResponse(responseCode = "204", description = "It is revoked.")
    @APIResponse(responseCode = "404", description = "No such key in this workspace.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<Void> revoke(@Parameter(description = "Public id, such as 1a2b3c4d.") @PathParam("id") String id) {
        Uni<Optional<StoredKey>> revoked = NewKey.isPublicId(id) ? keys.revoke(id, reach())
                : Uni.createFrom().item(Optional.empty());
        return Patience.limited(revoked).invoke(key -> key.orElseThrow(
                () -> ProblemException.notFound("key_not_found", "API key not found"))).replaceWithVoid();
    }

    /** Whose keys the caller sees to; empty is everybody's. */
    private Optional<Workspace> reach() {
        return caller.isOperator() ? Optional.empty() : Optional.of(caller.workspace());
    }

    private Optional<Workspace> permitted(Optional<Workspace> wanted) {
        if (wanted.isPresent() && !caller.isOperator() && !wanted.get().equals(caller.workspace())) {
            throw ProblemException.forbidden("other_workspace", "only an administrator of the default workspace sees to the"
                    + " keys of other workspaces; leave workspace out to mean your own");
        }
        return wanted;
    }
}
