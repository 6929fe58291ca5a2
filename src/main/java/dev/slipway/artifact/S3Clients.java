package dev.slipway.artifact;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes the client of the S3 store. Not injected from Quarkus: that one is configured at each start, also where files are
 * kept, and cannot choose its credentials by whether a key is set.
 */
final class S3Clients {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(25);
    private static final Duration CALL = Duration.ofSeconds(60);

    private S3Clients() {
    }

    static S3Client of(S3Config config) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials(config))
                .forcePathStyle(config.pathStyle())
                // Plain requests: many servers know neither the checksums that the SDK adds by itself nor aws-chunked.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT))
                .overrideConfiguration(call -> call.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL)
                        .retryStrategy(RetryMode.STANDARD));
        config.endpoint().map(S3Clients::httpUrl).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static URI httpUrl(URI endpoint) {
        if (!Set.of("http", "https").contains(String.valueOf(endpoint.getScheme())) || endpoint.getHost() == null) {
            throw new ConfigurationException(
                    "slipway.artifact.s3.endpoint must be a URL such as https://minio.example.com:9000, not " + endpoint);
        }
        return endpoint;
    }

    private static AwsCredentialsProvider credentials(S3Config config) {
        if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
            throw new ConfigurationException(
                    "set both slipway.artifact.s3.access-key and slipway.artifact.s3.secret-key, or neither");
        }
        return config.accessKey().<AwsCredentialsProvider> map(key -> StaticCredentialsProvider
                .create(AwsBasicCredentials.create(key, config.secretKey().orElseThrow())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }
}
