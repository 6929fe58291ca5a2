package dev.slipway.artifact;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bucket of the S3 store. */
@ConfigMapping(prefix = "slipway.artifact.s3")
public interface S3Config {

    /** The bucket; it must be there. */
    Optional<String> bucket();

    /** What the keys of objects begin with, such as {@code slipway/}. */
    Optional<String> prefix();

    /** Where an S3-compatible server answers, such as {@code https://minio.example.com}; by default AWS of the region. */
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    /** Key id and secret; without them the AWS SDK looks where it always does: environment, profile, instance role. */
    Optional<String> accessKey();

    Optional<String> secretKey();

    /** Whether the bucket's name is in the path, as most servers but AWS want it, and not in the host name. */
    @WithDefault("true")
    boolean pathStyle();
}
