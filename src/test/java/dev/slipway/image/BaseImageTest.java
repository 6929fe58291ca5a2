package dev.slipway.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseImageTest {

    @ParameterizedTest
    @CsvSource({ "python:3.11-slim, docker.io/library/python:3.11-slim, pkg:docker/python@3.11-slim",
            "scratch, docker.io/library/scratch:latest, pkg:docker/scratch@latest",
            "docker.io/python:3, docker.io/library/python:3, pkg:docker/python@3",
            "team/base, docker.io/team/base:latest, pkg:docker/team/base@latest",
            "quay.io/base:1, quay.io/base:1, pkg:docker/base@1?repository_url=quay.io",
            "localhost/base:1, localhost/base:1, pkg:docker/base@1?repository_url=localhost",
            "127.0.0.1:5000/team/base, 127.0.0.1:5000/team/base:latest, "
                    + "pkg:docker/team/base@latest?repository_url=127.0.0.1%3A5000" })
    void is_read_as_buildah_reads_it(String reference, String fullName, String packageUrl) {
        BaseImage image = BaseImage.parse(reference);

        assertThat(image.fullName()).isEqualTo(fullName);
        assertThat(image.packageUrl()).isEqualTo(packageUrl);
        assertThat(image.pinned()).isEmpty();
    }

    @Test
    void a_digest_in_the_reference_is_the_image_s() {
        Digest digest = Digest.of(new byte[] { 1 });

        BaseImage image = BaseImage.parse("python:3.11-slim@" + digest);

        assertThat(image.pinned()).contains(digest);
        assertThat(image.fullName()).isEqualTo("docker.io/library/python@" + digest);
        assertThat(image.packageUrl()).isEqualTo("pkg:docker/python@sha256%3A" + digest.hex());
    }

    @Test
    void characters_that_mean_something_in_a_package_url_are_escaped() {
        assertThat(BaseImage.parse("a?b#c d:e@f").packageUrl()).isEqualTo("pkg:docker/a%3Fb%23c%20d@f");
    }
}
