package dev.slipway.build;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.image.ImageName;
import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.PlanResult;
import dev.slipway.plan.PlanResult.Planned;
import dev.slipway.plan.PlanResult.Rejected;
import dev.slipway.plan.Planner;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.SourceTree;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/** Turns a request into checked values and a plan, or into a 400 that says what is wrong with it. */
@ApplicationScoped
class SubmissionReader {

    private final Planner planner;

    SubmissionReader(PlanConfig config) {
        this.planner = Planner.standard(config.customDockerfile(), config.secrets());
    }

    ReadRequest read(BuildRequest request) {
        if (request == null) {
            throw ProblemException.badRequest(Problem.of("missing_body", "the request has no body; send a JSON object"));
        }
        ImageName imageName = imageName(request.name());
        SourceTree source = source(request);
        return new ReadRequest(request.name(), imageName, source, plan(request, source));
    }

    private static ImageName imageName(String name) {
        if (name == null || name.isBlank()) {
            throw ProblemException.badField("name", "name is required: the agent's name");
        }
        try {
            return ImageName.ofAgent(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("name", e.getMessage());
        }
    }

    private static SourceTree source(BuildRequest request) {
        if (request.files() == null) {
            throw ProblemException.badField("files", "files is required: an object of filename to text");
        }
        try {
            return SourceTree.parse(request.files());
        } catch (RejectedException e) {
            throw problem(e.rejection());
        }
    }

    private BuildPlan plan(BuildRequest request, SourceTree source) {
        PlanRequest wanted = new PlanRequest(source, given(request.entryPoint()), given(request.requirements()),
                given(request.framework()));
        PlanResult result = planner.plan(wanted);
        if (result instanceof Rejected rejected) { // pattern switches are a preview in Java 17
            throw problem(rejected.rejection());
        }
        return ((Planned) result).plan();
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static ProblemException problem(Rejection rejection) {
        return ProblemException.badRequest(new Problem(rejection.message(), rejection.code(),
                rejection.field().orElse(null), rejection.hint().orElse(null)));
    }
}
