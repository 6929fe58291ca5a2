package dev.slipway.provenance;

import java.util.Base64;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

/** The key of this Slipway, if it has one. One that cannot be used keeps the service from starting. */
@ApplicationScoped
public class Signing {

    private static final Logger LOG = Logger.getLogger(Signing.class);

    private final Optional<Signer> signer;

    Signing(SigningConfig config) {
        this.signer = config.keyFile().map(KeyFile::read);
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        signer.ifPresentOrElse(key -> LOG.infof("images are signed with the key %s", key.keyId()),
                () -> LOG.warn("images are not signed: no key is configured (slipway.signing.key-file)"));
    }

    Optional<Signer> signer() {
        return signer;
    }

    /** The public key as PEM. */
    Optional<String> publicKeyPem() {
        return signer.map(key -> "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    }
}
