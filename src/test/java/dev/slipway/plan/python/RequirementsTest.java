package dev.slipway.plan.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.Requirement;

class RequirementsTest {

    @Test
    void of_the_request_win_over_the_file() {
        BuildPlan plan = Plans.file("agent.py", "").and("requirements.txt", "flask\n").requiring("httpx==0.27.0").plan();

        assertThat(plan.generated()).containsEntry("requirements.txt", "httpx==0.27.0\n");
        assertThat(plan.requirements()).extracting(Requirement::requirement).containsExactly("httpx==0.27.0");
        assertThat(plan.requirements()).extracting(Requirement::file).containsOnlyNulls();
    }

    @Test
    void of_the_file_win_over_the_imports() {
        Plans request = Plans.file("agent.py", "import openai").and("requirements.txt", "# ours\nhttpx[http2]>=0.27  # web\n");

        assertThat(request.requirements()).isEqualTo("httpx[http2]>=0.27");
        assertThat(request.plan().requirements().get(0).line()).isEqualTo(2);
    }

    @Test
    void that_are_blank_count_as_absent() {
        assertThat(Plans.file("agent.py", "import openai").requiring("  \n").requirements()).isEqualTo("openai>=1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai\0", "openai\u001b[2J", "openai\u0085", "\u007fopenai", "a\fb" })
    void with_control_characters_are_refused(String text) {
        Rejection rejection = Plans.file("agent.py", "").requiring(text).rejection();

        assertThat(rejection.field()).contains("requirements");
        assertThat(rejection.message()).contains("control character");
    }

    @Test
    void may_hold_line_ends_of_any_kind_and_tabs() {
        assertThat(Plans.file("agent.py", "").requiring("openai\r\nhttpx\t# web\n").requirements()).isEqualTo("openai\nhttpx");
    }

    @ParameterizedTest
    @CsvSource({ "openai,openai>=1.0", "langchain,langchain", "anthropic,anthropic", "requests,requests", "stripe,stripe",
            "boto3,boto3", "pandas,pandas", "numpy,numpy", "fastapi,fastapi[standard]" })
    void follow_the_nine_documented_mappings(String module, String requirement) {
        BuildPlan plan = Plans.file("agent.py", "\nimport " + module + "\n").plan();

        assertThat(plan.requirements()).containsExactly(new Requirement(requirement, module, module, "agent.py", 2,
                Requirement.Source.FIXED, Requirement.Confidence.HIGH));
    }

    @ParameterizedTest
    @ValueSource(strings = { "import openai as ai", "import os, openai", "import openai, os", "from openai import OpenAI",
            "from openai.types import (\n  a,\n  b)", "import openai.types as t", "if x:\n    import openai",
            "import os; import openai", "import \\\n  openai", "\uFEFFimport openai", "import os\r\nimport openai\r\n",
            "def f():\n\timport openai", "x = '''\nimport pandas\n'''\nimport openai", "import openai  # import numpy",
            "print('''it's''')\nimport openai", "s = \"import pandas\"; import openai" })
    void see_every_way_of_importing(String source) {
        assertThat(Plans.file("agent.py", source).requirements()).isEqualTo("openai>=1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "import os, sys, json", "# import openai", "'''\nimport openai\n'''", "x = 'import openai'",
            "from . import openai", "from .openai import x", "important = openai", "import openai_helpers_of_mine",
            "(\nimport_openai\n)" })
    void are_not_seen_where_nothing_of_the_index_is_imported(String source) {
        Plans request = Plans.file("agent.py", source).and("openai_helpers_of_mine.py", "");

        assertThat(request.requirements()).isEmpty();
    }

    @Test
    void leave_out_local_modules_and_packages() {
        Plans request = Plans.file("agent.py", "import openai, stripe, numpy, boto3").and("openai.py", "")
                .and("stripe/__init__.py", "").and("src/numpy/__init__.py", "");

        assertThat(request.requirements()).isEqualTo("boto3");
    }
}
