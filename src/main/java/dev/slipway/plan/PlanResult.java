package dev.slipway.plan;

/** A plan, or the reason why there can be none. Never an exception: what a person sends is data. */
public sealed interface PlanResult {

    record Planned(BuildPlan plan) implements PlanResult {
    }

    record Rejected(Rejection rejection) implements PlanResult {
    }
}
