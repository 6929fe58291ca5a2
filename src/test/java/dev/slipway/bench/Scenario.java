package dev.slipway.bench;

import java.util.Map;
import java.util.function.IntFunction;

/**
 * What is built again and again.
 *
 * @param title as the table names it
 * @param agent name of the agent, the same in each round
 * @param warmUps rounds that do not count: they make the layers that later rounds may reuse
 * @param rounds that count
 * @param files of a round; every contestant builds the same
 */
record Scenario(String title, String agent, int warmUps, int rounds, IntFunction<Map<String, String>> files) {

    /** What the image of a round prints; given to {@link Agents#files}. */
    static String mark(String agent, long run, int round) {
        return agent + " round " + round + " of " + run; // a service may know what an earlier run has built
    }

    static Scenario sourceOnly(int rounds, long run) {
        return new Scenario("source-only change", "bench-source", 2, rounds,
                round -> Agents.files(Agents.TYPICAL, mark("bench-source", run, round)));
    }

    static Scenario unchanged(int rounds) {
        return new Scenario("unchanged request", "bench-same", 2, rounds,
                round -> Agents.files(Agents.SMALL, mark("bench-same", 0, 0)));
    }

    static Scenario oneMore(int rounds, long run) {
        return new Scenario("one dependency added", "bench-more", 1, Math.min(rounds, Agents.MORE.size() - 1),
                round -> Agents.files(
                        "# " + run + "\n" + Agents.SMALL + String.join("\n", Agents.MORE.subList(0, round)) + "\n",
                        mark("bench-more", run, round)));
    }

    /** A comment makes the requirements new to every cache of layers; what is installed stays the same. */
    static Scenario cold(int rounds, long run) {
        return new Scenario("cold, base image present", "bench-cold", 0, rounds,
                round -> Agents.files("# " + run + " " + round + "\n" + Agents.TYPICAL, mark("bench-cold", run, round)));
    }
}
