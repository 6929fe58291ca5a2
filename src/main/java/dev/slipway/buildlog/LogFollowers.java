package dev.slipway.buildlog;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.slipway.access.Workspace;
import dev.slipway.build.Signal;
import dev.slipway.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;

/** Everybody who follows a log on this replica, by build, and the news that they wait for. */
@ApplicationScoped
class LogFollowers {

    private static final int RETRY_SECONDS = 10;

    private final SharedPages pages;
    private final LogConfig config;
    private final FollowerPlaces places;
    private final Map<String, Set<LogFollower>> followers = new ConcurrentHashMap<>();

    LogFollowers(SharedPages pages, LogConfig config) {
        this.pages = pages;
        this.config = config;
        this.places = new FollowerPlaces(config);
    }

    /**
     * The log of a build as server-sent events, from the line after the given one until the build has ended.
     *
     * @param workspace whose build it is, and who follows
     * @param executor where the client's connection lives
     * @throws ProblemException 429, as the stream's failure, where too many follow already
     */
    Multi<byte[]> follow(Workspace workspace, String buildId, long after, Executor executor) {
        return Multi.createFrom().deferred(() -> {
            if (!places.tryTake(workspace, buildId)) {
                return Multi.createFrom().failure(ProblemException.tooManyRequests("too_many_followers",
                        "too many clients follow logs of this build, this workspace or this replica; try again, or ask for the log as text",
                        RETRY_SECONDS));
            }
            LogFollower follower = new LogFollower(pages, buildId, after, config.keepAlive(), executor);
            followers.compute(buildId, (id, others) -> {
                Set<LogFollower> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                all.add(follower);
                return all;
            });
            return follower.events().onTermination().invoke(() -> leave(workspace, follower));
        });
    }

    void hear(@Observes Signal signal) {
        if (signal.kind() == Signal.Kind.LOG || signal.kind() == Signal.Kind.ENDED) {
            Set<LogFollower> interested = followers.get(signal.buildId());
            if (interested != null) {
                pages.changed(signal.buildId());
                interested.forEach(LogFollower::wake);
            }
        }
    }

    /** A signal may have been lost. All look at the same time, so that one look does for all who follow one build. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        pages.changed();
        followers.values().forEach(all -> all.forEach(LogFollower::wake));
    }

    private void leave(Workspace workspace, LogFollower follower) {
        followers.computeIfPresent(follower.buildId(), (id, all) -> {
            if (all.remove(follower)) {
                places.giveBack(workspace, id);
            }
            return all.isEmpty() ? null : all;
        });
    }
}
