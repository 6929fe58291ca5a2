package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.assertj.core.api.SoftAssertions;

/**
 * What came of a {@link FleetTrial}.
 *
 * @param trial what was tried
 * @param lost builds that were promised and did not end
 * @param failed builds that ended without an image, each with its error
 * @param notEndedOnce builds that ended twice or changed after their end
 * @param unexpectedAnswers answers of the API that are neither 202 nor 503
 * @param wrongTags images that are not what their build says
 * @param brokenLogs builds whose output was not kept whole
 * @param leftovers what idle replicas have left on the machine
 * @param seconds from the first request to the last build's end
 * @param median seconds from request to end
 * @param slow seconds from request to end that 95 % of builds did not exceed
 * @param repeated builds that needed more than one attempt
 */
record FleetReport(FleetTrial trial, List<String> lost, List<String> failed, List<String> notEndedOnce,
        List<String> unexpectedAnswers, List<String> wrongTags, List<String> brokenLogs, List<String> leftovers,
        double seconds, double median, double slow, int repeated) {

    /** The heading of {@link #row(String)}. */
    static final String HEADING = "| engine | builds | kills | pauses | lost | failed | ended twice | wrong image | broken log"
            + " | builds/min | p50 s | p95 s | attempts > 1 |\n|---|" + "---:|".repeat(12);

    /** One line of a table in Markdown. */
    String row(String engine) {
        return String.format(Locale.ROOT, "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.1f | %.1f | %.1f | %d |", engine,
                trial.builds(), trial.kills(), trial.pauses(), lost.size(), failed.size(), notEndedOnce.size(),
                wrongTags.size(), brokenLogs.size(), trial.builds() * 60 / seconds, median, slow, repeated);
    }

    /** Fails unless nothing at all went wrong. */
    void assertFlawless() {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(lost).as("lost").isEmpty();
            softly.assertThat(failed).as("failed").isEmpty();
            softly.assertThat(notEndedOnce).as("ended twice, or changed after the end").isEmpty();
            softly.assertThat(unexpectedAnswers).as("answers that are neither 202 nor 503").isEmpty();
            softly.assertThat(wrongTags).as("images that are not what their build says").isEmpty();
            softly.assertThat(brokenLogs).as("logs that are not whole").isEmpty();
            softly.assertThat(leftovers).as("left on the machine by idle replicas").isEmpty();
        });
    }

    /** Fails unless the trial did what it was made for. */
    void assertHard() {
        assertThat(repeated).as("builds whose attempt a kill or a pause cut off").isPositive();
    }
}
