package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSecretsTest {

    // put together here, so that nobody's scanner takes them for real ones
    private static final String BODY = "q7Zt2LmX9vBn4KcR8wYs1HdJ6fGp3TaE5uQo0i";

    @ParameterizedTest
    @ValueSource(strings = { "sk-proj-", "sk-ant-api03-", "sk-", "ghp_", "hf_", "gsk_a1", "tvly-", "xoxb-", "glpat-", "AIza" })
    void in_the_source_are_told_without_repeating_them(String prefix) {
        String secret = prefix + BODY;

        List<Warning> warnings = warnings("agent.py", "x = 1\nkey = '" + secret + "'\n");

        assertThat(warnings).extracting(Warning::file, Warning::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("agent.py", 2));
        assertThat(warnings.toString()).doesNotContain(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "sk-...", "sk-your-key-goes-here-and-must-be-replaced-1",
            "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1",
            "task-force-of-people-who-like-long-names-0123", "hf_model", "sk-learn" })
    void are_not_seen_in_placeholders_and_words(String text) {
        assertThat(warnings("agent.py", "key = '" + text + "'")).isEmpty();
    }

    @Test
    void in_key_files_and_environment_files_are_told() {
        assertThat(warnings("id.pem", "-----BEGIN RSA PRIVATE KEY-----\nabc\n")).hasSize(1);
        assertThat(warnings(".env", "A=1\nDB_PASSWORD=q7Zt2LmX9vBn4K\n")).extracting(Warning::line).containsExactly(2);
        assertThat(warnings(".env.example", "DB_PASSWORD=q7Zt2LmX9vBn4K\n")).isEmpty();
        assertThat(warnings(".env", "OPENAI_API_KEY=your-key-here-1\n")).isEmpty();
    }

    @Test
    void are_refused_by_policy_with_their_place_and_without_their_value() {
        PlanRequest request = Plans.file("main.py", "print(1)").and("a.py", "x = 1\nkey = 'ghp_" + BODY + "'\n").request();

        PlanResult result = Planner.standard(CustomDockerfile.REFUSE, SourceSecrets.REFUSE).plan(request);

        Rejection rejection = ((PlanResult.Rejected) result).rejection();
        assertThat(rejection.code()).isEqualTo("secret_in_source");
        assertThat(rejection.message()).contains("a.py").contains("line 2").contains("a GitHub token").doesNotContain(BODY);
    }

    @Test
    void are_not_looked_for_when_that_is_configured() {
        PlanRequest request = Plans.file("main.py", "key = 'ghp_" + BODY + "'\n").request();

        PlanResult result = Planner.standard(CustomDockerfile.REFUSE, SourceSecrets.IGNORE).plan(request);

        assertThat(((PlanResult.Planned) result).plan().warnings()).extracting(Warning::code)
                .doesNotContain("secret_in_source");
    }

    @Test
    void in_the_requirements_of_the_request_are_told() {
        PlanRequest request = new PlanRequest(SourceTree.parse(java.util.Map.of("main.py", "print(1)")),
                java.util.Optional.empty(),
                java.util.Optional.of("--extra-index-url https://reader:" + BODY + "@pypi.example.org/simple\nsix\n"),
                java.util.Optional.empty());

        assertThat(SourceSecrets.WARN.in(request)).extracting(Warning::file, Warning::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("requirements.txt", 1));
    }

    private static List<Warning> warnings(String path, String text) {
        return Plans.file("main.py", "print(1)").and(path, text).startingWith("main.py").plan().warnings().stream()
                .filter(warning -> warning.code().equals("secret_in_source")).toList();
    }
}
