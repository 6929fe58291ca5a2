package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.slipway.buildah.OutputSink.Channel;

/** Outputs as the tools print them, and the one line that is made of each. */
class FailureClassifierTest {

    private static final String PIP_STEP = "STEP 4/7: RUN pip install --no-cache-dir -r requirements.txt\n";
    private static final String RUN_ERROR = "\nError: building at STEP \"RUN pip install\": while running runtime: exit status 1";

    private static BuildOutput output(String text) {
        BuildOutput output = new BuildOutput();
        text.lines().forEach(line -> output.line(Channel.OUT, line));
        return output;
    }

    private static StepFailure build(String text) {
        return FailureClassifier.build(output(text));
    }

    @Test
    void pip_finds_no_distribution() {
        StepFailure failure = build(PIP_STEP
                + "ERROR: Could not find a version that satisfies the requirement nonexistent-package (from versions: none)\n"
                + "ERROR: No matching distribution found for nonexistent-package" + RUN_ERROR);

        assertThat(failure.error()).isEqualTo("pip install failed: no matching distribution found for nonexistent-package");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void pip_names_the_file_that_asked() {
        StepFailure failure = build(PIP_STEP
                + "ERROR: No matching distribution found for nonexistent-package (from -r requirements.txt (line 3))"
                + RUN_ERROR);

        assertThat(failure.error()).isEqualTo("pip install failed: no matching distribution found for nonexistent-package");
    }

    @Test
    void an_index_that_is_away_is_not_taken_for_a_package_that_does_not_exist() {
        StepFailure failure = build(PIP_STEP
                + "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('<pip>:"
                + " Failed to establish a new connection: [Errno 111] Connection refused')': /simple/six/\n"
                + "ERROR: Could not find a version that satisfies the requirement six (from versions: none)\n"
                + "ERROR: No matching distribution found for six" + RUN_ERROR);

        assertThat(failure.code()).isEqualTo("index_unreachable");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void what_is_a_matter_of_settings_is_not_worth_a_later_try() {
        StepFailure failure = build(PIP_STEP
                + "WARNING: Retrying (Retry(total=0)) after connection broken by 'SSLError(SSLCertVerificationError(1,"
                + " '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))': /simple/six/\n"
                + "ERROR: No matching distribution found for six" + RUN_ERROR);

        assertThat(failure.code()).isEqualTo("index_unreachable");
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "RUN npm ci|npm ERR! code ECONNREFUSED|npm ci failed: package index not reachable: ECONNREFUSED",
            "RUN npm install|npm error network request to https://r.example/x failed, reason: connect ECONNRESET 10.0.0.1:443|npm install failed: package index not reachable: ECONNRESET",
            "RUN go mod download|go: x@v1: Get \"https://p.example/x\": dial tcp 10.0.0.1:443: connect: connection refused|go mod download failed: package index not reachable: connection refused",
            "RUN apt-get update && apt-get install -y gcc|Err:1 http://deb.example Temporary failure resolving 'deb.example'|apt-get install failed: package index not reachable: Temporary failure resolving 'deb.example'",
            "RUN uv sync --frozen|error: Request failed after 3 retries|uv sync failed: package index not reachable: the request failed" })
    void other_package_managers_that_do_not_reach_their_index(String instruction, String line, String error) {
        StepFailure failure = build("STEP 4/7: " + instruction + "\n" + line + RUN_ERROR);

        assertThat(failure.code()).isEqualTo("index_unreachable");
        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void a_retry_that_went_well_does_not_hide_that_a_version_is_missing() {
        StepFailure failure = build(PIP_STEP
                + "WARNING: Retrying (Retry(total=4)) after connection broken by 'ReadTimeoutError(\"Read timed out.\")'\n"
                + "ERROR: Could not find a version that satisfies the requirement six==9 (from versions: 1.0, 1.1)\n"
                + "ERROR: No matching distribution found for six==9" + RUN_ERROR);

        assertThat(failure.error()).isEqualTo("pip install failed: no matching distribution found for six==9");
        assertThat(failure.hint()).contains("1.0, 1.1");
    }

    @Test
    void a_conflict_names_both_sides() {
        StepFailure failure = build(PIP_STEP
                + "ERROR: Cannot install -r requirements.txt (line 1) and urllib3==1.20 because these package versions have"
                + " conflicting dependencies.\n\nThe conflict is caused by:\n    The user requested urllib3==1.20\n"
                + "    requests 2.31.0 depends on urllib3<3 and >=1.21.1\n" + RUN_ERROR);

        assertThat(failure.error()).isEqualTo("pip install failed: versions cannot be resolved: The user requested"
                + " urllib3==1.20; requests 2.31.0 depends on urllib3<3 and >=1.21.1");
    }

    @Test
    void the_last_project_whose_wheel_failed_is_named_with_the_compilers_words() {
        StepFailure failure = build(PIP_STEP
                + "      error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory\n"
                + "  ERROR: Failed building wheel for python-ldap\n"
                + "ERROR: Could not build wheels for python-ldap, which is required to install pyproject.toml-based projects"
                + RUN_ERROR);

        assertThat(failure.code()).isEqualTo("wheel_build_failed");
        assertThat(failure.error()).isEqualTo("pip install failed: no wheel could be built for python-ldap:"
                + " command 'x86_64-linux-gnu-gcc' failed: No such file or directory");
    }

    @Test
    void a_package_for_another_python() {
        StepFailure failure = build(PIP_STEP
                + "ERROR: Package 'thing' requires a different Python: 3.11.2 not in '>=3.13'" + RUN_ERROR);

        assertThat(failure.error()).isEqualTo("pip install failed: thing needs Python >=3.13 and the image has 3.11.2");
    }

    @Test
    void a_full_disk_comes_before_everything_else() {
        StepFailure failure = build(
                PIP_STEP + "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on"
                        + " device\nERROR: No matching distribution found for six" + RUN_ERROR);

        assertThat(failure.code()).isEqualTo("disk_full");
    }

    @Test
    void a_network_that_was_not_there_in_time_is_tried_again() {
        StepFailure failure = build(PIP_STEP
                + "error running container: did not get container start message from parent: EOF\n"
                + "Error: building at STEP \"RUN pip install --no-cache-dir -r requirements.txt\": slirp4netns failed");

        assertThat(failure.error()).isEqualTo("pip install failed: the builder was too slow to set up the step's network");
        assertThat(failure.code()).isEqualTo("step_network");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void what_an_earlier_step_said_explains_nothing() {
        StepFailure failure = build("STEP 1/3: FROM x\nNo space left on device\n"
                + "STEP 2/3: RUN make all\nmake: *** [all] Error 2\n"
                + "Error: building at STEP \"RUN make all\": while running runtime: exit status 2");

        assertThat(failure.error()).isEqualTo("RUN make all failed: make: *** [all] Error 2");
    }

    @Test
    void an_error_that_is_read_before_its_step_still_explains_it() {
        BuildOutput output = output("STEP 1/2: FROM x");
        output.line(Channel.ERR, "ERROR: the flux is empty");
        output.line(Channel.OUT, "STEP 2/2: RUN check");
        output.line(Channel.OUT, "checking");

        assertThat(FailureClassifier.build(output).error()).isEqualTo("RUN check failed: the flux is empty");
    }

    @Test
    void a_silent_failure_says_its_exit_status() {
        StepFailure failure = build("STEP 2/3: RUN false\n"
                + "Error: building at STEP \"RUN false\": while running runtime: exit status 1");

        assertThat(failure.error()).isEqualTo("RUN false failed: exit status 1");
    }

    @Test
    void an_error_is_one_bounded_line_whatever_was_printed() {
        StepFailure failure = build("STEP 2/3: RUN x\n" + "\u001b[31mboom\u001b[0m\u0007 " + "y".repeat(5000));

        assertThat(failure.error()).startsWith("RUN x failed: boom").hasSizeLessThan(400).doesNotContain("\u001b", "\n",
                "\u0007");
    }

    @Test
    void a_registry_without_rights_is_refused_and_not_worth_a_retry() {
        StepFailure failure = FailureClassifier
                .push(output("Error: pushing image \"r/x:1\" to \"docker://r/x:1\": trying to reuse"
                        + " blob: checking whether a blob exists: unauthorized: authentication required"));

        assertThat(failure.code()).isEqualTo("registry_refused");
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RUN pip install -r requirements.txt | User for pypi.corp.io:8443: ERROR: Exception:                        | pip install
            RUN pip install -r requirements.txt | WARNING: 401 Error, Credentials not correct for https://pypi.corp.io:8443/simple/x/ | pip install
            RUN npm install                     | npm ERR! 401 Unauthorized - GET https://pypi.corp.io:8443/thing - who    | npm install
            RUN npm ci                          | npm error 403 Forbidden - GET https://pypi.corp.io:8443/thing            | npm ci
            RUN pip install -r requirements.txt | fatal: could not read Username for 'https://pypi.corp.io:8443': terminal prompts disabled | pip install
            RUN uv sync                         | hint: An index URL (https://pypi.corp.io:8443/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized). | uv sync
            """)
    void an_index_that_wants_credentials_is_named(String instruction, String line, String step) {
        BuildOutput output = new BuildOutput();
        output.line(Channel.OUT, "STEP 3/7: " + instruction);
        output.line(Channel.ERR, line);
        output.line(Channel.ERR, "ERROR: No matching distribution found for thing");

        StepFailure failure = FailureClassifier.build(output);

        assertThat(failure.error()).isEqualTo(step + " failed: the index at pypi.corp.io:8443 asked for credentials");
        assertThat(failure.code()).isEqualTo("credentials_required");
        assertThat(failure.retryable()).isFalse();
    }
}
