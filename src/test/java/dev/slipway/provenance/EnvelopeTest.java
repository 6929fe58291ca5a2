package dev.slipway.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeTest {

    private static final byte[] STATEMENT = "{\"_type\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void encodes_what_is_signed_as_the_specification_s_example() {
        byte[] encoded = Envelope.preAuthenticationEncoding("http://example.com/HelloWorld",
                "hello world".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(encoded, StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void counts_bytes_and_not_characters() {
        byte[] encoded = Envelope.preAuthenticationEncoding("t", "\u00e9".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo("DSSEv1 1 t 2 \u00e9");
    }

    @Test
    void holds_the_statement_and_a_signature_that_verifies() throws Exception {
        Signer signer = KeyFile.read(Openssl.newKey(folder.resolve("key.pem")));

        Envelope envelope = Envelope.around(STATEMENT, signer);

        assertThat(envelope.payloadType()).isEqualTo("application/vnd.in-toto+json");
        assertThat(Base64.getDecoder().decode(envelope.payload())).isEqualTo(STATEMENT);
        assertThat(verifies(signer, envelope, STATEMENT)).isTrue();
    }

    @Test
    void one_changed_byte_does_not_verify() throws Exception {
        Signer signer = KeyFile.read(Openssl.newKey(folder.resolve("key.pem")));
        Envelope envelope = Envelope.around(STATEMENT, signer);

        byte[] changed = STATEMENT.clone();
        changed[changed.length - 3]++;

        assertThat(verifies(signer, envelope, changed)).isFalse();
    }

    private static boolean verifies(Signer signer, Envelope envelope, byte[] statement) throws Exception {
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(signer.publicKey());
        check.update(Envelope.preAuthenticationEncoding(envelope.payloadType(), statement));
        return check.verify(Base64.getDecoder().decode(envelope.signatures().get(0).sig()));
    }
}
