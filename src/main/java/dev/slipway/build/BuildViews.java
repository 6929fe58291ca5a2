package dev.slipway.build;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.BuildView.Cache;
import dev.slipway.build.BuildView.FailureView;
import dev.slipway.build.BuildView.Timings;
import io.smallrye.mutiny.Uni;

/** Shows a build as the API documents it. */
@ApplicationScoped
public class BuildViews {

    private final ObjectMapper json;
    private final QueueForecast forecast;

    BuildViews(ObjectMapper json, QueueForecast forecast) {
        this.json = json;
        this.forecast = forecast;
    }

    /** With its place in the queue while it waits. */
    Uni<BuildView> of(Build build, List<Callback> callbacks) {
        return build.status() == BuildStatus.PENDING ? forecast.of(build).map(place -> of(build, callbacks, place))
                : Uni.createFrom().item(of(build, callbacks, null));
    }

    private BuildView of(Build build, List<Callback> callbacks, QueuePlace place) {
        PlanView plan = plan(build);
        Optional<BuildOutcome> outcome = build.outcome();
        Optional<PushedImage> pushed = outcome.flatMap(BuildOutcome::pushed);
        Optional<Failure> failure = outcome.flatMap(BuildOutcome::failure);
        Optional<WorkDone> work = outcome.flatMap(BuildOutcome::work);
        return new BuildView(build.id(), build.status(), build.image().toString(), seconds(build.createdAt()),
                build.completedAt().map(BuildViews::seconds).orElse(null), failure.map(Failure::error).orElse(null),
                build.name(), pushed.map(image -> image.digest().value()).orElse(null),
                pushed.map(PushedImage::sizeBytes).orElse(null), plan.language(), plan.version(), plan.framework(),
                plan.entryPoint(), plan.command(), plan.baseImage(), plan.packageManager(), plan.requirements(),
                plan.systemPackages(), plan.dockerfile(), plan.warnings(), plan.guesses(), timings(build, work),
                work.map(done -> new Cache(done.reusedImage(), done.steps(), done.reusedSteps(),
                        done.dependencies().orElse(null))).orElse(null),
                failure.map(f -> new FailureView(f.code(), f.step(), f.retryable(), f.hint())).orElse(null),
                build.claims() > 1 ? build.claims() : null, build.cancelRequested() ? true : null, place,
                build.progress().orElse(null), CallbackView.of(callbacks));
    }

    private PlanView plan(Build build) {
        try {
            return json.readValue(build.plan(), PlanView.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored plan of " + build.id() + " cannot be read", e);
        }
    }

    private static Timings timings(Build build, Optional<WorkDone> work) {
        return Timings.of(build.createdAt(), build.startedAt().orElse(null), build.completedAt().orElse(null),
                build.planMillis(), build.uploadMillis(), work.map(WorkDone::buildMillis).orElse(null),
                work.map(WorkDone::pushMillis).orElse(null));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
