package dev.slipway.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path key() throws Exception {
        return Openssl.newKey(folder.resolve("key.pem"));
    }

    @Test
    void signs_with_the_key_that_openssl_made() throws Exception {
        Signer signer = KeyFile.read(key());

        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(signer.publicKey());
        check.update(MESSAGE);
        assertThat(check.verify(signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void knows_the_public_key_as_openssl_writes_it() throws Exception {
        Path key = key();
        SigningConfig config = () -> Optional.of(key);

        assertThat(new Signing(config).publicKeyPem()).contains(
                Files.readString(Openssl.publicKey(key, folder.resolve("key.pub"))));
    }

    @Test
    void has_no_key_where_none_is_configured() {
        Signing signing = new Signing(Optional::empty);

        assertThat(signing.signer()).isEmpty();
        assertThat(signing.publicKeyPem()).isEmpty();
    }

    @Test
    void accepts_a_key_that_a_group_may_read_as_kubernetes_mounts_it() throws Exception {
        Path key = Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("r--r-----"));

        assertThat(KeyFile.read(key).keyId()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = { "rw-r--r--", "rw----r--", "rw-----w-" })
    void refuses_a_key_that_others_can_read_or_change(String mode) throws Exception {
        Path key = Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyFile.read(key)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("everyone on this machine").hasMessageContaining("chmod o= " + key);
    }

    @Test
    void refuses_another_curve() throws Exception {
        Path key = Openssl.run(folder.resolve("p384.pem"), "genpkey", "-algorithm", "EC", "-pkeyopt",
                "ec_paramgen_curve:P-384");

        assertThatThrownBy(() -> KeyFile.read(key)).hasMessageContaining("no ECDSA key on P-256");
    }

    @Test
    void refuses_rsa() throws Exception {
        Path key = Openssl.run(folder.resolve("rsa.pem"), "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");

        assertThatThrownBy(() -> KeyFile.read(key)).hasMessageContaining("no ECDSA key on P-256");
    }

    @Test
    void says_how_to_convert_an_old_format() throws Exception {
        Path key = Openssl.run(folder.resolve("sec1.pem"), "ec", "-in", key().toString());

        assertThatThrownBy(() -> KeyFile.read(key)).hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void refuses_an_encrypted_key_and_says_what_it_is() throws Exception {
        Path key = Openssl.run(folder.resolve("enc.pem"), "pkcs8", "-topk8", "-in", key().toString(), "-passout", "pass:x");

        assertThatThrownBy(() -> KeyFile.read(key)).hasMessageContaining("ENCRYPTED PRIVATE KEY");
    }

    @Test
    void says_so_where_there_is_no_file() {
        Path missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> KeyFile.read(missing)).hasMessageContaining(missing.toString())
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_key_with_a_wrong_public_part_is_refused() throws Exception {
        byte[] der = Base64.getMimeDecoder().decode(Files.readString(key()).replaceAll("-----[A-Z ]+-----", ""));
        byte[] other = Base64.getMimeDecoder()
                .decode(Files.readString(Openssl.newKey(folder.resolve("other.pem"))).replaceAll("-----[A-Z ]+-----", ""));
        System.arraycopy(other, other.length - 65, der, der.length - 65, 65);
        Path mixed = Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(der) + "\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> KeyFile.read(mixed)).hasMessageContaining("no ECDSA key on P-256");
    }
}
