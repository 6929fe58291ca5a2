package dev.slipway.plan.bench;

import java.nio.file.Path;
import java.util.List;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.PlanResult;
import dev.slipway.plan.Planner;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.Requirement;

/** The planner's figures on the labelled set. */
record Measurement(Tally whole, Tally names, Tally namesFromImports, Hits hits) {

    static Measurement of(Path set) {
        Measurement measurement = new Measurement(new Tally(false), new Tally(true), new Tally(true), new Hits());
        LabelledAgent.all(set).forEach(agent -> measurement.add(agent, Planner.standard().plan(agent.request())));
        return measurement;
    }

    private void add(LabelledAgent agent, PlanResult result) {
        if (result instanceof PlanResult.Planned planned) {
            hits.count(agent, "accepted or rejected", !agent.mustBeRejected(), "planned");
            if (!agent.mustBeRejected()) {
                add(agent, planned.plan());
            }
            return;
        }
        Rejection rejection = ((PlanResult.Rejected) result).rejection();
        List<String> mentions = LabelledAgent.texts(agent.label().path("reject"), "mentions");
        String message = (rejection.message() + " " + rejection.hint().orElse("")).toLowerCase(java.util.Locale.ROOT);
        boolean right = agent.mustBeRejected()
                && mentions.stream().allMatch(one -> message.contains(one.toLowerCase(java.util.Locale.ROOT)));
        hits.count(agent, "accepted or rejected", right, rejection.message() + " wanted " + mentions);
        if (!agent.mustBeRejected()) {
            tallies(agent, List.of());
        }
    }

    private void add(LabelledAgent agent, BuildPlan plan) {
        hits.add(agent, plan);
        tallies(agent, plan.requirements().stream().map(one -> spelling(plan, one)).toList());
    }

    /** Only pip's spelling is compared with extras and versions; a path or URL counts as the package that it is. */
    private static String spelling(BuildPlan plan, Requirement one) {
        boolean specifier = Wish.of(one.requirement()).name().equals(Wish.of(one.packageName()).name());
        return plan.language().equals("python") && specifier ? one.requirement() : one.packageName();
    }

    private void tallies(LabelledAgent agent, List<String> requirements) {
        whole.add(agent, requirements);
        names.add(agent, requirements);
        if (agent.importsDecide()) {
            namesFromImports.add(agent, requirements);
        }
    }
}
