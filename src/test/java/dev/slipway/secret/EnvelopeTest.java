package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.access.Workspace;

class EnvelopeTest {

    private static final Workspace TEAM = new Workspace("team");
    private static final Credentials CREDENTIALS = new Credentials("reader", "pass:word-of-the-index");
    private static final SecretSpec SPEC = spec("index");

    private final String key = newKey();
    private final Envelope envelope = envelope(key);

    private static SecretSpec spec(String name) {
        return new SecretSpec(new SecretName(name), SecretType.PIP_INDEX, "https://pypi.example.com/simple", false,
                Optional.empty());
    }

    private static String newKey() {
        return Base64.getEncoder().encodeToString(AesGcm.newKey());
    }

    private static SecretsConfig config(List<String> keys, Optional<Path> file) {
        return new SecretsConfig() {
            @Override
            public Optional<List<String>> keys() {
                return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
            }

            @Override
            public Optional<Path> keyFile() {
                return file;
            }
        };
    }

    private static Envelope envelope(String... keys) {
        return new Envelope(new ConfiguredKeys(config(List.of(keys), Optional.empty())));
    }

    @Test
    void gives_back_what_was_sealed_and_shows_nothing_of_it() throws Exception {
        SealedSecret sealed = envelope.seal(TEAM, SPEC, CREDENTIALS);

        assertThat(envelope.open(TEAM, SPEC, sealed)).isEqualTo(CREDENTIALS);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("word-of");
        assertThat(CREDENTIALS.toString() + sealed).doesNotContain("word-of", "reader");
    }

    @Test
    void the_same_secret_is_never_sealed_the_same_way_twice() {
        SealedSecret first = envelope.seal(TEAM, SPEC, CREDENTIALS);
        SealedSecret second = envelope.seal(TEAM, SPEC, CREDENTIALS);

        assertThat(first.bytes()).isNotEqualTo(second.bytes());
        assertThat(first.key().bytes()).isNotEqualTo(second.key().bytes());
    }

    @Test
    void a_new_first_key_seals_and_the_old_one_still_opens() throws Exception {
        SealedSecret old = envelope.seal(TEAM, SPEC, CREDENTIALS);
        Envelope rotated = envelope(newKey(), key);

        assertThat(rotated.open(TEAM, SPEC, old)).isEqualTo(CREDENTIALS);
        SealedSecret renewed = rotated.seal(TEAM, SPEC, CREDENTIALS);
        assertThat(renewed.key().keyId()).isNotEqualTo(old.key().keyId());
        assertThatThrownBy(() -> envelope.open(TEAM, SPEC, renewed)).isInstanceOf(UnreadableException.class)
                .hasMessageContaining("the secret index cannot be decrypted").hasMessageContaining(renewed.key().keyId());
    }

    @Test
    void keys_of_a_file_come_after_those_of_the_setting(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), newKey() + "\n" + key + "\n\n");
        Envelope both = new Envelope(new ConfiguredKeys(config(List.of(newKey()), Optional.of(file))));

        assertThat(both.open(TEAM, SPEC, envelope.seal(TEAM, SPEC, CREDENTIALS))).isEqualTo(CREDENTIALS);
        assertThatThrownBy(() -> envelope.open(TEAM, SPEC, both.seal(TEAM, SPEC, CREDENTIALS)))
                .isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "half-a-key-that-is-none", "c2hvcnQ=", "!!!" })
    void a_key_that_is_none_is_refused_without_being_repeated(String bad) {
        assertThatThrownBy(() -> envelope(bad)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes in Base64").hasMessageNotContaining(bad);
    }

    @Test
    void without_a_key_it_is_not_ready() {
        assertThat(envelope().isReady()).isFalse();
        assertThat(envelope.isReady()).isTrue();
    }
}
