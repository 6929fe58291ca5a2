package dev.slipway.secret;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.Workspace;

/**
 * Envelope encryption: each secret has a data key of its own, which a {@link KeyEncryption} encrypts. Both are bound to the
 * workspace, the name and all else that is stored in the open, so that a row that is moved to another workspace, or given
 * another host to send its password to, cannot be decrypted.
 *
 * <p>
 * The JDK's own cipher is all this needs. Tink would bring protobuf and a registry that native-image must be told of, for
 * key sets that this does not have.
 */
@ApplicationScoped
class Envelope {

    private final KeyEncryption keys;

    Envelope(KeyEncryption keys) {
        this.keys = keys;
    }

    boolean isReady() {
        return keys.isReady();
    }

    SealedSecret seal(Workspace workspace, SecretSpec spec, Credentials credentials) {
        byte[] context = context(workspace, spec);
        byte[] dataKey = AesGcm.newKey();
        return new SealedSecret(keys.wrap(dataKey, context), AesGcm.encrypt(dataKey, credentials.toBytes(), context));
    }

    /** @throws UnreadableException that names the secret and the reason */
    Credentials open(Workspace workspace, SecretSpec spec, SealedSecret sealed) throws UnreadableException {
        byte[] context = context(workspace, spec);
        try {
            return Credentials.ofBytes(AesGcm.decrypt(keys.unwrap(sealed.key(), context), sealed.bytes(), context));
        } catch (UnreadableException e) {
            throw new UnreadableException("the secret " + spec.name() + " cannot be decrypted: " + e.getMessage());
        }
    }

    /** Each with its length in front, so that no two secrets have the same. */
    private static byte[] context(Workspace workspace, SecretSpec spec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (String part : List.of("slipway.secret.v1", workspace.name(), spec.name().toString(), spec.type().toString(),
                    spec.target(), spec.scope().orElse(""), Boolean.toString(spec.primary()))) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every write", e);
        }
        return bytes.toByteArray();
    }
}
