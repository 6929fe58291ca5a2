package dev.slipway.provenance;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What images are signed with. */
@ConfigMapping(prefix = "slipway.signing")
public interface SigningConfig {

    /**
     * A private key for ECDSA on P-256 as PKCS#8 in PEM, unencrypted, that others on the machine cannot read. Without one
     * images are not signed, and their provenance is attached unsigned.
     */
    Optional<Path> keyFile();
}
