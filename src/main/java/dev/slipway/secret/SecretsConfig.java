package dev.slipway.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What build secrets are encrypted with. Without any key none can be stored. */
@ConfigMapping(prefix = "slipway.secrets")
public interface SecretsConfig {

    /** Keys of 32 bytes in Base64. The first encrypts; all of them decrypt, so that the first can be changed. */
    Optional<List<String>> keys();

    /** File with more such keys, a line for each, after those of {@link #keys()}. */
    Optional<Path> keyFile();
}
