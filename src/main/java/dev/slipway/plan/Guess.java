package dev.slipway.plan;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something that the request left open, how the planner decided it, and what else it could have been.
 *
 * @param what the field of the plan, such as {@code entry_point}
 * @param chosen the decision
 * @param reason why, in words that follow "because"
 * @param alternatives the other possibilities, the best first; empty when there was none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Guess(String what, String chosen, String reason, List<String> alternatives) {

    public Guess {
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives); // absent in JSON when empty
    }
}
