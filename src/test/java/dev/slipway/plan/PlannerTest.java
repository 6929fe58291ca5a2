package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlannerTest {

    @Test
    void refuses_files_in_no_known_language_and_says_what_was_looked_for() {
        Rejection rejection = Plans.file("README.md", "hello").rejection();

        assertThat(rejection.code()).isEqualTo("language_not_recognised");
        assertThat(rejection.message()).contains("no language recognised").contains("Python (*.py)");
    }

    @Test
    void refuses_an_entry_point_in_no_known_language() {
        Rejection rejection = Plans.file("agent.py", "").and("README.md", "").startingWith("README.md").rejection();

        assertThat(rejection.field()).contains("entry_point");
        assertThat(rejection.message()).contains("\"README.md\"").contains("Python (*.py)");
    }

    @Test
    void refuses_a_dockerfile_among_the_files() {
        assertThat(Plans.file("agent.py", "").and("Dockerfile", "FROM scratch").rejection().code())
                .isEqualTo("dockerfile_not_allowed");
    }

    @Test
    void plans_the_same_request_the_same_way() {
        Plans request = Plans.file("agent.py", "import openai, requests").and("b.py", "import boto3");

        assertThat(request.plan()).isEqualTo(request.plan());
    }
}
