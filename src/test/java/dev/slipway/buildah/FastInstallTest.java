package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastInstallTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "openai", "openai>=1.0\nrequests\n", "uvicorn[standard] ~= 0.30, != 0.31 # why\n\n# more",
            "numpy==1.26.*; python_version < '3.12'", "a.b-c_d===1.0+local", "fastapi [standard]" })
    void names_with_versions_mean_the_same_to_uv(String requirements) {
        assertThat(FastInstall.isPlain(requirements)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "-r more.txt", "-e .", "--index-url https://example.com/simple", "--pre\nopenai",
            "openai @ https://example.com/openai.whl", "git+https://example.com/a.git", "./wheels/a.whl", "a/b",
            "six==1.17.0 --hash=sha256:0", "six \\\n--hash=sha256:0", "six==1.17.0 ; python_version > '3' \\", "$(id)", "a b" })
    void everything_else_is_left_to_pip(String requirements) {
        assertThat(FastInstall.isPlain(requirements)).isFalse();
    }
}
