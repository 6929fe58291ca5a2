package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests that Schemathesis makes of the served OpenAPI document, good ones and bad ones: no 5xx, no status
 * and no header that the document does not know, no answer that breaks its schema, nothing without a key.
 *
 * <p>
 * A replica without builders answers, so that the requests are not ten thousand builds. What is not checked: that each body
 * that fits the schema is accepted, for no schema says what is a program.
 */
class SchemathesisIT {

    private static final int CASES = 10_000;
    private static final int MINUTES = 15;
    private static final int MOST_PER_OPERATION = Integer.getInteger("slipway.schemathesis.examples", 700);
    private static final String SEED = System.getProperty("slipway.schemathesis.seed", "20261125");
    /** How what does not fit the document may be refused. */
    private static final String REFUSALS = "400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 429";
    private static final Pattern GENERATED = Pattern.compile("([0-9]+) generated");

    /** Limits that are no part of what is tried here are out of the way. */
    private static final Map<String, String> SETTINGS = Map.of("SLIPWAY_BUILD_ENABLED", "false", "SLIPWAY_QUEUE_LIMIT",
            "1000000", "SLIPWAY_BUILD_QUEUE_TIMEOUT", "12h", "SLIPWAY_QUOTA_QUEUED_BUILDS", "0",
            "SLIPWAY_RATE_FAILURES_PER_MINUTE", "0");

    @Test
    void the_api_keeps_to_its_document() throws Exception {
        Path home = TestMachine.newHome("schemathesis");
        try (SlipwayProcess service = SlipwayProcess.start(home, SETTINGS)) {
            service.post(Map.of("name", "warm up", "files", Map.of("agent.py", "print(1)\n"))); // the first one takes longest
            Path report = home.resolve("schemathesis.log");
            Process run = start(service.port(), home, report);
            boolean ended = run.waitFor(MINUTES, TimeUnit.MINUTES);
            run.destroyForcibly();

            String text = Files.readString(report, StandardCharsets.UTF_8);
            String summary = text.substring(Math.max(0, text.indexOf("= SUMMARY =")));
            System.out.println("Schemathesis, seed " + SEED + ":\n" + summary);
            assertThat(ended).as("it ends within %s minutes; it said:%n%s", MINUTES, text).isTrue();
            assertThat(run.exitValue()).as("%s", text).isZero();
            assertThat(generated(summary)).isGreaterThanOrEqualTo(CASES);
        }
    }

    /**
     * The key is in a file of settings: whoever is on the machine can read command lines. One worker, since with more of
     * them CPython 3.11 loses count of its recursion now and then, in whatever parses the generators' own source.
     */
    private static Process start(int port, Path home, Path report) throws IOException {
        Path config = Files.writeString(home.resolve("schemathesis.toml"),
                "[auth.openapi]\nbearerKey = { bearer = \"" + SlipwayProcess.KEY + "\" }\n"
                        + "[checks.negative_data_rejection]\nexpected-statuses = [" + REFUSALS + "]\n");
        ProcessBuilder builder = new ProcessBuilder(List.of("schemathesis", "--config-file", config.toString(), "run",
                "http://127.0.0.1:" + port + "/q/openapi?format=json", "--url", "http://127.0.0.1:" + port + "/api", "--seed",
                SEED,
                "--max-examples", Integer.toString(MOST_PER_OPERATION), "--workers", "1", "--checks", "all", "--exclude-checks",
                "positive_data_acceptance", "--continue-on-failure", "--no-shrink", "--request-timeout", "60",
                "--max-response-time", "60",
                "--generation-database", "none", "--no-color")).directory(home.toFile());
        return builder.redirectErrorStream(true).redirectOutput(report.toFile()).start();
    }

    private static int generated(String summary) {
        Matcher found = GENERATED.matcher(summary);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
