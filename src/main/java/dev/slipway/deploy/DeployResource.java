package dev.slipway.deploy;

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
import dev.slipway.build.BuildIntake;
import dev.slipway.build.BuildRequest;
import dev.slipway.build.Idempotency;
import dev.slipway.build.Submission;
import dev.slipway.problem.Patience;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("")
@Tag(name = "agents", description = "Deployed agents and their images.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Needs(Scope.BUILDS_READ)
public class DeployResource {

    private final BuildIntake intake;
    private final Deployments deployments;
    private final Idempotency idempotency;
    private final Caller caller;

    DeployResource(BuildIntake intake, Deployments deployments, Idempotency idempotency, Caller caller) {
        this.intake = intake;
        this.deployments = deployments;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("deploy")
    @Needs(Scope.DEPLOY)
    @ResponseStatus(201)
    @Operation(operationId = "deployAgent", summary = "Deploy an agent", description = "From source, starts a build exactly as POST /builds does and answers at once; from an image, builds nothing. A second deploy of the same name updates the agent.")
    @APIResponse(responseCode = "201", description = "The agent and its image.", content = @Content(schema = @Schema(implementation = Deployed.class), examples = @ExampleObject(name = "from-source", value = """
            {"agent":"my-agent","namespace":"default","build_id":"build-a1b2c3d4","image_uri":"registry.example.com/my-agent:a1b2c3d4","build_required":true}""")))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used with another body.", content = @Content(schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "413", description = "The body is too large.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<Deployed> deploy(
            @Parameter(description = "A repeat with the same key and body within 24 hours gets the first answer.", schema = @Schema(type = SchemaType.STRING, maxLength = 255)) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DeployRequest.class), examples = @ExampleObject(name = "sample", value = """
                    {
                      "agent_name": "my-agent",
                      "source_files": {"agent.py": "import openai\\n\\nprint('ready')\\n"},
                      "llm_configs": [{"provider": "openai", "model": "gpt-4o", "role": "primary"}]
                    }"""))) DeployRequest request) {
        DeployChecks.check(request);
        Workspace workspace = caller.workspace();
        return prepared(workspace, request).chain(submission -> Patience.limited(Panache.withTransaction(
                () -> idempotency.once(workspace, "POST /deploy", Optional.ofNullable(idempotencyKey), request,
                        Deployed.class, () -> deploy(workspace, request, submission)))));
    }

    private Uni<Optional<Submission>> prepared(Workspace workspace, DeployRequest request) {
        if (request.image() != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return intake.prepare(workspace, new BuildRequest(request.agentName(), request.sourceFiles(), request.entryPoint(),
                request.requirements(), request.framework(), request.callbackUrl())).map(Optional::of);
    }

    private Uni<Deployed> deploy(Workspace workspace, DeployRequest request, Optional<Submission> submission) {
        if (submission.isEmpty()) {
            return deployments.deploy(workspace, request, request.image(), Optional.empty())
                    .map(agent -> new Deployed(agent.name(), agent.workspace(), null, agent.image(), false));
        }
        return intake.enqueue(submission.get())
                .chain(build -> deployments.deploy(workspace, request, build.image().toString(), Optional.of(build.id())))
                .map(agent -> new Deployed(agent.name(), agent.workspace(), agent.buildId().orElseThrow(), agent.image(),
                        true));
    }

    @GET
    @Path("agents")
    @Operation(operationId = "listAgents", summary = "List the deployed agents", description = "By name, with their images and builds.")
    @APIResponse(responseCode = "200", description = "The agents.", content = @Content(schema = @Schema(implementation = AgentView.Page.class)))
    public Uni<AgentView.Page> list() {
        Workspace workspace = caller.workspace();
        return Patience.limited(Panache.withSession(() -> deployments.all(workspace).chain(agents -> Multi.createFrom()
                .iterable(agents).onItem().transformToUniAndConcatenate(deployments::view).collect().asList())))
                .map(AgentView.Page::new);
    }

    @GET
    @Path("agents/{name}")
    @Operation(operationId = "getAgent", summary = "Read a deployed agent")
    @APIResponse(responseCode = "200", description = "The agent.", content = @Content(schema = @Schema(implementation = AgentView.class)))
    @APIResponse(responseCode = "404", description = "No such agent in this workspace.", content = @Content(schema = @Schema(implementation = Problem.class)))
    public Uni<AgentView> get(@PathParam("name") String name) {
        Workspace workspace = caller.workspace();
        return Patience.limited(Panache.withSession(() -> deployments.named(workspace, name).chain(deployments::view)));
    }
}
