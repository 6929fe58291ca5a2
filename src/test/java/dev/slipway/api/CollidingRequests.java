package dev.slipway.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.ContentHash;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.PlanResult.Planned;
import dev.slipway.plan.Planner;
import dev.slipway.plan.SourceTree;

/** Finds two real requests whose hashes share 8 digits: with 2^32 values, some 80,000 tries are enough (birthday bound). */
final class CollidingRequests {

    private CollidingRequests() {
    }

    static List<Map<String, Object>> find() {
        BuildPlan plan = plan(source(0));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0;; i++) {
            String tag = ContentHash.of("default", "My Agent", source(i), plan).hex().substring(0, 8);
            Integer twin = seen.put(tag, i);
            if (twin != null) {
                return List.of(body(twin), body(i));
            }
        }
    }

    private static String text(int number) {
        return "print(" + number + ")\n";
    }

    private static SourceTree source(int number) {
        return SourceTree.parse(Map.of("agent.py", text(number)));
    }

    private static BuildPlan plan(SourceTree source) {
        PlanRequest request = new PlanRequest(source, Optional.empty(), Optional.empty(), Optional.empty());
        return ((Planned) Planner.standard().plan(request)).plan();
    }

    private static Map<String, Object> body(int number) {
        return Api.bodyWith("files", Map.of("agent.py", text(number)));
    }
}
