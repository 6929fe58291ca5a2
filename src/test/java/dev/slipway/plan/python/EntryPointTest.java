package dev.slipway.plan.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.Plans;
import dev.slipway.plan.Rejection;

class EntryPointTest {

    private static final String GUARD = "if __name__ == \"__main__\":\n    run()\n";

    @Test
    void is_the_named_one_before_any_other() {
        assertThat(Plans.file("main.py", "").and("other.py", "").startingWith("other.py").plan().entryPoint())
                .isEqualTo("other.py");
    }

    @Test
    void is_main_then_app_then_agent() {
        Plans all = Plans.file("agent.py", "").and("app.py", "").and("other.py", GUARD);

        assertThat(Plans.file("agent.py", "").and("other.py", "").plan().entryPoint()).isEqualTo("agent.py");
        assertThat(all.plan().entryPoint()).isEqualTo("app.py");
        assertThat(all.and("main.py", "").plan().entryPoint()).isEqualTo("main.py");
    }

    @Test
    void is_the_only_file_with_a_main_guard() {
        assertThat(Plans.file("a.py", "").and("b.py", "def run(): ...\n" + GUARD).plan().entryPoint()).isEqualTo("b.py");
    }

    @Test
    void sees_no_main_guard_in_a_docstring() {
        assertThat(Plans.file("a.py", "'''\n" + GUARD + "'''\n").and("b.py", GUARD).plan().entryPoint()).isEqualTo("b.py");
    }

    @Test
    void is_the_only_python_file() {
        assertThat(Plans.file("worker.py", "print(1)").and("data.txt", "").plan().entryPoint()).isEqualTo("worker.py");
    }

    @Test
    void is_asked_for_when_nothing_tells_which() {
        Rejection rejection = Plans.file("one.py", "x = 1").and("two.py", "y = 1").rejection();

        assertThat(rejection.field()).contains("entry_point");
        assertThat(rejection.message()).contains("\"one.py\"").contains("\"two.py\"").contains("entry_point");
    }
}
