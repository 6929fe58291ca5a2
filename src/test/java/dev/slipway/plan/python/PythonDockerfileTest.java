package dev.slipway.plan.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;

class PythonDockerfileTest {

    @Test
    void is_byte_for_byte_the_documented_one() {
        BuildPlan plan = Plans.file("agent.py", "import openai").and("requirements.txt", "openai\n").plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM python:3.11-slim

                WORKDIR /app

                COPY requirements.txt .
                RUN pip install --no-cache-dir -r requirements.txt

                COPY . .

                EXPOSE 8080

                CMD ["python", "agent.py"]
                """);
        assertThat(plan.generated()).isEmpty();
    }

    @Test
    void installs_nothing_when_nothing_is_required() {
        BuildPlan plan = Plans.file("agent.py", "import os\nprint('hello')\n").plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM python:3.11-slim

                WORKDIR /app

                COPY . .

                EXPOSE 8080

                CMD ["python", "agent.py"]
                """);
        assertThat(plan.generated()).isEmpty();
    }

    @Test
    void hands_generated_requirements_to_the_context() {
        BuildPlan plan = Plans.file("agent.py", "import openai, requests").plan();

        assertThat(plan.dockerfile()).contains("COPY requirements.txt .\n");
        assertThat(plan.generated()).containsOnlyKeys("requirements.txt").containsValue("openai>=1.0\nrequests\n");
    }

    @Test
    void names_what_it_builds() {
        BuildPlan plan = Plans.file("agent.py", "").plan();

        assertThat(plan.language()).isEqualTo("python");
        assertThat(plan.version()).isEqualTo("3.11");
        assertThat(plan.baseImage()).isEqualTo("python:3.11-slim");
        assertThat(plan.packageManager()).isEqualTo("pip");
    }
}
