package dev.slipway.build;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.callbacks.Callback;
import org.eclipse.microprofile.openapi.annotations.callbacks.CallbackOperation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import dev.slipway.access.Workspace;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

@Path("builds")
@Tag(name = "builds", description = "Source code in, container image out.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Needs(Scope.BUILDS_WRITE)
public class BuildResource {

    static final String REQUEST_EXAMPLE = """
            {
              "name": "My Agent",
              "files": {
                "agent.py": "import openai\\nimport requests\\n\\nprint('ready')\\n",
                "requirements.txt": "openai>=1.0\\nrequests\\n"
              },
              "entry_point": "agent.py"
            }""";

    private final BuildIntake intake;
    private final BuildViews views;
    private final Idempotency idempotency;
    private final Caller caller;

    BuildResource(BuildIntake intake, BuildViews views, Idempotency idempotency, Caller caller) {
        this.intake = intake;
        this.views = views;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Operation(operationId = "createBuild", summary = "Start a build", description = "Answers at once, before anything is built. The image URI is known then: the same request always gives the same one. An identical request while such a build has not ended returns that build.")
    @APIResponse(responseCode = "202", description = "The build, new or already under way.", content = @Content(schema = @Schema(implementation = BuildAccepted.class), examples = @ExampleObject(name = "accepted", value = """
            {"id":"build-a1b2c3d4","status":"PENDING","image":"registry.example.com/my-agent:a1b2c3d4","created_at":"2026-02-23T10:00:00Z"}""")))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used with another body.", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "413", description = "The body is too large.", content = @Content(schema = @Schema(implementation = Problem.class)))
    @Callback(name = "buildEnded", callbackUrlExpression = "{$request.body#/callback_url}", operations = @CallbackOperation(method = "post", summary = "Tell that the build has ended", description = "Signed as Standard Webhooks 1.0.0 say: HMAC-SHA256 over id.timestamp.body.", parameters = {
            @Parameter(name = "webhook-id", in = ParameterIn.HEADER, required = true, description = "The same for each attempt.", schema = @Schema(type = SchemaType.STRING)),
            @Parameter(name = "webhook-timestamp", in = ParameterIn.HEADER, required = true, description = "Of the attempt, in seconds since 1970.", schema = @Schema(type = SchemaType.INTEGER)),
            @Parameter(name = "webhook-signature", in = ParameterIn.HEADER, required = true, description = "v1,<base64>, several separated by spaces.", schema = @Schema(type = SchemaType.STRING)) }, requestBody = @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CallbackPayload.class))), responses = {
                    @APIResponse(responseCode = "2XX", description = "It is delivered; any other answer but 410 is tried again.") }))
    public Uni<BuildAccepted> create(
            @Parameter(description = "A repeat with the same key and body within 24 hours gets the first answer.", schema = @Schema(type = SchemaType.STRING, maxLength = 255)) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BuildRequest.class), examples = @ExampleObject(name = "sample", value = REQUEST_EXAMPLE))) BuildRequest request) {
        Workspace workspace = caller.workspace();
        return idempotencyKey == null ? intake.accept(workspace, request).map(BuildAccepted::of)
                : intake.prepare(workspace, request).chain(submission -> Patience.limited(Panache.withTransaction(
                        () -> idempotency.once(workspace, "POST /builds", Optional.of(idempotencyKey), request,
                                BuildAccepted.class, () -> intake.enqueue(submission).map(BuildAccepted::of)))));
    }

    @POST
    @Path("plan")
    @Operation(operationId = "planBuild", summary = "Show what would be built, and why", description = "Takes the body of a build and answers with its plan. Nothing is stored and nothing is built.")
    @APIResponse(responseCode = "200", description = "The plan.", content = @Content(schema = @Schema(implementation = PlanView.class)))
    @APIResponse(responseCode = "413", description = "The body is too large.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<PlanView> plan(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BuildRequest.class), examples = @ExampleObject(name = "sample", value = REQUEST_EXAMPLE))) BuildRequest request) {
        return intake.plan(caller.workspace(), request);
    }

    @GET
    @Path("{id}")
    @Needs(Scope.BUILDS_READ)
    @Operation(operationId = "getBuild", summary = "Read a build's status", description = "PENDING, then BUILDING, then SUCCEEDED or FAILED. SUCCEEDED means that the image can be pulled by its URI.")
    @APIResponse(responseCode = "200", description = "The build.", content = @Content(schema = @Schema(implementation = BuildView.class)))
    @APIResponse(responseCode = "404", description = "No such build in this workspace.", content = @Content(schema = @Schema(implementation = Problem.class), examples = @ExampleObject(name = "unknown", value = "{\"error\":\"build not found\"}")))
    public Uni<byte[]> get(@Parameter(description = "Build id, such as build-a1b2c3d4.") @PathParam("id") String id) {
        return Patience.limited(views.of(caller.workspace(), id));
    }
}
