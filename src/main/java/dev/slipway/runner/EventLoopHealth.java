package dev.slipway.runner;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.netty.MainEventLoopGroup;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Alive while every event loop answers, not only the one that serves this very request. */
@Liveness
@ApplicationScoped
class EventLoopHealth implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NAME = "event-loops";

    private final EventLoopGroup loops;

    EventLoopHealth(@MainEventLoopGroup EventLoopGroup loops) {
        this.loops = loops;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        List<Uni<Boolean>> answers = StreamSupport.stream(loops.spliterator(), false)
                .map(EventLoopHealth::answer).toList();
        return Uni.join().all(answers).andCollectFailures()
                .map(all -> HealthCheckResponse.up(NAME))
                .ifNoItem().after(PATIENCE).recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }

    private static Uni<Boolean> answer(EventExecutor loop) {
        return Uni.createFrom().emitter(emitter -> loop.execute(() -> emitter.complete(true)));
    }
}
