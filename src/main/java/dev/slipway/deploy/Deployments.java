package dev.slipway.deploy;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.access.Workspace;
import dev.slipway.build.Build;
import dev.slipway.build.BuildOutcome;
import dev.slipway.build.Builds;
import dev.slipway.build.Failure;
import dev.slipway.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The deployed agents. Every method wants the session or transaction of its caller. */
@ApplicationScoped
class Deployments implements PanacheRepositoryBase<Agent, Agent.Id> {

    private final Builds builds;
    private final ObjectMapper json;
    private final Clock clock;

    Deployments(Builds builds, ObjectMapper json, Clock clock) {
        this.builds = builds;
        this.json = json;
        this.clock = clock;
    }

    /** Makes or updates the agent of this name. */
    Uni<Agent> deploy(Workspace workspace, DeployRequest request, String image, Optional<String> buildId) {
        String spec = write(AgentSpec.of(request));
        return Builds.lock("agent:" + workspace.name() + ":" + request.agentName())
                .chain(() -> findById(new Agent.Id(workspace.name(), request.agentName())))
                .map(known -> known != null ? known : new Agent(workspace, request.agentName(), clock.instant()))
                .invoke(agent -> agent.deploy(image, buildId, spec, clock.instant()))
                .chain(this::persist);
    }

    /** The agent of this name; 404 where there is none. */
    Uni<Agent> named(Workspace workspace, String name) {
        // PostgreSQL cannot even compare with NUL, and no agent is named so.
        Uni<Agent> found = name.indexOf('\0') < 0 ? findById(new Agent.Id(workspace.name(), name))
                : Uni.createFrom().nullItem();
        return found.onItem().ifNull().failWith(() -> ProblemException.notFound("agent_not_found", "agent not found"));
    }

    Uni<List<Agent>> all(Workspace workspace) {
        return list("id.workspace = ?1 order by id.name", workspace.name());
    }

    Uni<AgentView> view(Agent agent) {
        Uni<Build> build = agent.buildId().map(builds::findById).orElseGet(() -> Uni.createFrom().nullItem());
        return build.map(known -> view(agent, Optional.ofNullable(known)));
    }

    private AgentView view(Agent agent, Optional<Build> build) {
        AgentSpec spec = read(agent.spec());
        String error = build.flatMap(Build::outcome).flatMap(BuildOutcome::failure).map(Failure::error).orElse(null);
        return new AgentView(agent.name(), agent.workspace(), AgentStatus.of(build.map(Build::status)), agent.image(),
                agent.buildId().orElse(null), build.map(known -> known.status().name()).orElse(null), error,
                spec.framework(), spec.systemPrompt(), spec.requiredTools(), spec.llmConfigs(), spec.env(),
                agent.createdAt().truncatedTo(ChronoUnit.SECONDS), agent.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private String write(AgentSpec spec) {
        try {
            return json.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a spec is always JSON", e);
        }
    }

    private AgentSpec read(String spec) {
        try {
            return json.readValue(spec, AgentSpec.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored spec cannot be read", e);
        }
    }
}
