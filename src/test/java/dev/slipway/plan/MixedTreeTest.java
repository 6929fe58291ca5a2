package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MixedTreeTest {

    private static final String MANIFEST = "{\"name\":\"x\",\"scripts\":{\"start\":\"node index.js\"}}";

    @Test
    void is_in_the_language_of_its_entry_point() {
        Plans tree = Plans.file("agent.py", "").and("index.js", "").and("package.json", MANIFEST);

        assertThat(tree.startingWith("index.js").plan().language()).isEqualTo("node");
        assertThat(tree.startingWith("agent.py").plan().language()).isEqualTo("python");
    }

    @Test
    void is_in_the_language_that_leads_its_root() {
        assertThat(Plans.file("scripts/convert.py", "").and("index.js", "").and("package.json", MANIFEST).plan().language())
                .isEqualTo("node");
        assertThat(Plans.file("agent.py", "").and("web/index.js", "").plan().language()).isEqualTo("python");
    }

    @Test
    void says_that_the_language_was_a_choice() {
        BuildPlan plan = Plans.file("agent.py", "").and("web/index.js", "").plan();

        assertThat(plan.guesses()).filteredOn(guess -> guess.what().equals("language")).extracting(Guess::alternatives)
                .containsExactly(java.util.List.of("node"));
    }
}
