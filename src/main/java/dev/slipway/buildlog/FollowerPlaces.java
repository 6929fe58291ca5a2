package dev.slipway.buildlog;

import java.util.HashMap;
import java.util.Map;

import dev.slipway.access.Workspace;

/** How many follow logs on this replica: in all, of each workspace, and each build. None can take all of the others'. */
final class FollowerPlaces {

    private final LogConfig config;
    private final Map<String, Integer> taken = new HashMap<>();

    FollowerPlaces(LogConfig config) {
        this.config = config;
    }

    /** Takes a place, unless there are too many. */
    synchronized boolean tryTake(Workspace workspace, String buildId) {
        boolean free = count("") < config.maxFollowers() && count(team(workspace)) < config.maxFollowersPerWorkspace()
                && count(build(buildId)) < config.maxFollowersPerBuild();
        if (free) {
            add("", 1);
            add(team(workspace), 1);
            add(build(buildId), 1);
        }
        return free;
    }

    synchronized void giveBack(Workspace workspace, String buildId) {
        add("", -1);
        add(team(workspace), -1);
        add(build(buildId), -1);
    }

    private int count(String name) {
        return taken.getOrDefault(name, 0);
    }

    private void add(String name, int more) {
        taken.merge(name, more, (before, change) -> before + change == 0 ? null : before + change);
    }

    private static String team(Workspace workspace) {
        return "workspace " + workspace.name();
    }

    private static String build(String buildId) {
        return "build " + buildId;
    }
}
