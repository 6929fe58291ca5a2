package dev.slipway.plan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;

import dev.slipway.image.dockerfile.Dockerfile;
import dev.slipway.image.dockerfile.UnreadableException;
import dev.slipway.plan.Rejection.RejectedException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DockerfileProperties {

    @Property(tries = 2000)
    void any_text_is_read_or_refused_in_words(@ForAll("dockerfiles") String text) {
        try {
            Dockerfile file = Dockerfile.read(text);
            FetchRules.check(file);
            file.images().forEach(image -> assertThat(image.repository()).matches("[a-z0-9._/-]+"));
        } catch (UnreadableException | RejectedException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }

    /** However it is laid out, a remote ADD is seen. */
    @Property(tries = 500)
    void no_layout_hides_a_remote_source(@ForAll("gaps") String first, @ForAll("gaps") String second, @ForAll boolean upper,
            @ForAll("noise") String before, @ForAll("noise") String after) {
        String keyword = upper ? "ADD" : "aDd".toLowerCase(Locale.ROOT);
        String text = "FROM scratch\n" + before + keyword + first + "http://127.0.0.1/x" + second + "/x\n" + after;

        assertThatThrownBy(() -> FetchRules.check(Dockerfile.read(text)))
                .isInstanceOfAny(RejectedException.class, UnreadableException.class);
    }

    @Property(tries = 500)
    void no_layout_hides_an_image(@ForAll("gaps") String gap, @ForAll("noise") String before) {
        String text = "FROM scratch AS one\n" + before + "COPY" + gap + "--from=127.0.0.1:5000/other/agent:1 / /x\n";

        assertThat(Dockerfile.read(text).images()).extracting("registry").containsExactly("127.0.0.1:5000");
    }

    @Provide
    Arbitrary<String> dockerfiles() {
        return Arbitraries.of("FROM ", "ADD ", "COPY ", "RUN ", "ONBUILD ", "ARG ", "--from=", "--mount=", "$A", "${A}", "\\",
                "\n", "\r\n", "# ", "<<EOF", "\"", "[", "]", "http://", "a", "/", ":", "A=b", " ", "\t", "\u00a0", "AS ")
                .list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of(" ", "\t", "   ", " \\\n", " \\  \n ", " \\\n\n", " \\\n# comment\n", " \\\r\n\t").list()
                .ofMinSize(1).ofMaxSize(4).map(parts -> " " + String.join("", parts));
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of("", "\n", "# comment\n", "RUN a && \\\n  b\n", "ENV A=b\n", "  RUN c\n", "\t# d \\\n").list()
                .ofMaxSize(5).map(parts -> String.join("", parts));
    }
}
