package dev.slipway.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.slipway.build.Build;
import dev.slipway.build.BuildEnded;
import dev.slipway.build.BuildOutcome;
import dev.slipway.build.BuildStatus;
import dev.slipway.build.ClaimLost;
import dev.slipway.build.Failure;
import dev.slipway.build.WorkDone;
import dev.slipway.runner.Retried;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

/** Counts what became of the builds that this replica has ended, and how long each phase of them took. */
@ApplicationScoped
class BuildMetrics {

    /** What stands for the failure code of a success: every series of a metric has the same labels. */
    private static final String NO_FAILURE = "none";

    /** Failures that an operator must see to rather than who sent the source code; docs/alerts.yaml watches them. */
    private static final List<String> FAILURES_OF_OURS = List.of("builder_failed", "builder_lost", "timed_out", "disk_full",
            "context_missing", "context_rotten", "artifact_store_unavailable", "queue_timed_out", "buildah_missing",
            "builder_misconfigured", "registry_unreachable", "registry_refused",
            "registry_error", "index_unreachable", "base_image_unreachable");

    /** Upper bounds of the histogram: a reused image takes milliseconds, a build at most its timeout. */
    private static final Duration[] BOUNDS = Stream.of(10L, 50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 20_000L,
            30_000L, 60_000L, 120_000L, 300_000L, 600_000L, 900_000L, 1_800_000L).map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    BuildMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What has never happened is 0 rather than missing, so that a first failure is seen as an increase. */
    void begin(@Observes StartupEvent event) {
        builds(BuildStatus.SUCCEEDED, NO_FAILURE);
        FAILURES_OF_OURS.forEach(code -> builds(BuildStatus.FAILED, code));
        Stream.of(Phase.values()).forEach(this::timer);
        steps(true);
        steps(false);
        retries("builder_lost");
        lostClaims();
    }

    void ended(@Observes BuildEnded event) {
        Build build = event.build();
        Optional<BuildOutcome> outcome = build.outcome();
        String code = outcome.flatMap(BuildOutcome::failure).map(Failure::code).orElse(NO_FAILURE);
        builds(build.status(), code).increment();
        outcome.flatMap(BuildOutcome::work).ifPresent(this::worked);
        timer(Phase.PLAN).record(Duration.ofMillis(build.planMillis()));
        timer(Phase.UPLOAD).record(Duration.ofMillis(build.uploadMillis()));
        record(Phase.QUEUE, build.createdAt(), build.startedAt());
        record(Phase.TOTAL, build.createdAt(), build.completedAt());
    }

    void retried(@Observes Retried event) {
        retries(event.code()).increment();
    }

    void lost(@Observes ClaimLost event) {
        lostClaims().increment();
    }

    private void worked(WorkDone work) {
        steps(true).increment(work.reusedSteps());
        steps(false).increment((double) work.steps() - work.reusedSteps());
        if (!work.reusedImage()) {
            timer(Phase.BUILD).record(Duration.ofMillis(work.buildMillis()));
            timer(Phase.PUSH).record(Duration.ofMillis(work.pushMillis()));
        }
    }

    private void record(Phase phase, Instant from, Optional<Instant> to) {
        to.ifPresent(end -> timer(phase).record(Duration.between(from, end)));
    }

    private Counter builds(BuildStatus status, String code) {
        return Counter.builder("slipway.builds").description("Builds that this replica has ended.")
                .tag("status", status.name()).tag("code", code).register(registry);
    }

    private Counter steps(boolean reused) {
        return Counter.builder("slipway.build.steps").description("Dockerfile steps of builds that succeeded.")
                .tag("reused", Boolean.toString(reused)).register(registry);
    }

    private Counter retries(String code) {
        return Counter.builder("slipway.retries").description("Steps and builds that this replica has tried again, and why.")
                .tag("code", code).register(registry);
    }

    private Counter lostClaims() {
        return Counter.builder("slipway.lost.claims").description("Builds that this replica has lost to another one.")
                .register(registry);
    }

    private Timer timer(Phase phase) {
        return Timer.builder("slipway.build").description("Time that a phase of a build took.")
                .tag("phase", phase.label()).serviceLevelObjectives(BOUNDS).register(registry);
    }
}
