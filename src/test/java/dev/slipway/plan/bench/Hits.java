package dev.slipway.plan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Warning;

/** Counts how often each other part of a plan is what its label says. */
final class Hits {

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    void add(LabelledAgent agent, BuildPlan plan) {
        JsonNode expected = agent.expected();
        count(agent, "language", expected.path("language").asText().equals(plan.language()), plan.language());
        count(agent, "entry_point", oneOf(expected, "entry_point", "entry_point_acceptable", plan.entryPoint()),
                plan.entryPoint());
        framework(agent, expected, plan.framework());
        if (expected.has("version")) {
            String version = significant(plan);
            count(agent, "version", oneOf(expected, "version", "version_acceptable", version), version);
        }
        List<String> packages = LabelledAgent.texts(expected, "system_packages");
        List<String> acceptable = LabelledAgent.texts(expected, "system_packages_acceptable");
        boolean systemRight = plan.systemPackages().containsAll(packages);
        count(agent, "system_packages", systemRight, plan.systemPackages() + " wanted " + packages);
        boolean noMore = plan.systemPackages().stream().allMatch(one -> packages.contains(one) || acceptable.contains(one));
        count(agent, "system_packages, no more", noMore, plan.systemPackages() + " wanted " + packages + acceptable);
        command(agent, expected, plan);
        for (String code : LabelledAgent.texts(expected, "warnings")) {
            count(agent, "warnings", plan.warnings().stream().map(Warning::code).anyMatch(code::equals), code);
        }
    }

    private void framework(LabelledAgent agent, JsonNode expected, Optional<String> framework) {
        String found = framework.orElse("");
        boolean right = expected.path("framework").asText("").equals(found)
                || LabelledAgent.texts(expected, "framework_acceptable").contains(found);
        count(agent, "framework", right, found);
    }

    private void command(LabelledAgent agent, JsonNode expected, BuildPlan plan) {
        if (!expected.has("command_contains")) {
            return;
        }
        String command = String.join(" ", plan.command()) + " "
                + plan.generated().values().stream().collect(Collectors.joining("\n"));
        boolean right = LabelledAgent.texts(expected, "command_contains").stream().allMatch(command::contains);
        for (JsonNode alternative : expected.path("command_alternatives")) {
            boolean all = true;
            for (JsonNode part : alternative) {
                all &= command.contains(part.asText());
            }
            right |= all;
        }
        count(agent, "command", right, String.join(" ", plan.command()) + " wanted " + expected.path("command_contains"));
    }

    void count(LabelledAgent agent, String what, boolean right, String found) {
        int[] count = counts.computeIfAbsent(what, key -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
        if (!right) {
            faults.add(agent.name() + ": " + what + " " + found);
        }
    }

    private static String significant(BuildPlan plan) {
        String[] parts = plan.version().split("\\.");
        return plan.language().equals("node") || parts.length < 2 ? parts[0] : parts[0] + "." + parts[1];
    }

    private static boolean oneOf(JsonNode expected, String field, String acceptable, String found) {
        return found.equals(expected.path(field).asText()) || LabelledAgent.texts(expected, acceptable).contains(found);
    }

    double share(String what) {
        int[] count = counts.getOrDefault(what, new int[] { 1, 1 });
        return (double) count[0] / count[1];
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(e -> String.format("  %-26s %d of %d", e.getKey(), e.getValue()[0], e.getValue()[1]))
                .collect(Collectors.joining("\n"));
    }
}
