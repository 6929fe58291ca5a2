package dev.slipway.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.slipway.image.Digest;
import io.quarkus.runtime.configuration.ConfigurationException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Artifacts as objects {@code <prefix>sha256/ab/abcd...} of a bucket, on AWS or any server that speaks S3. */
final class S3Store implements ArtifactStore {

    private static final Duration CHECK = Duration.ofSeconds(5);

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    private S3Store(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Nothing is asked of the server yet. */
    static S3Store connect(S3Config config) {
        String bucket = config.bucket().orElseThrow(() -> new ConfigurationException(
                "slipway.artifact.store is s3, so slipway.artifact.s3.bucket must name the bucket"));
        return new S3Store(S3Clients.of(config), bucket, config.prefix().orElse(""));
    }

    /** Sent each time: S3 has nothing cheaper that renews an object's time, and it repairs what has rotted. */
    @Override
    public Digest put(byte[] artifact) throws IOException {
        Digest digest = Digest.of(artifact);
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
        asked(() -> client.putObject(put -> put.bucket(bucket).key(keyOf(digest)).contentType("application/gzip")
                .checksumSHA256(checksum), RequestBody.fromBytes(artifact)));
        return digest;
    }

    @Override
    public byte[] get(Digest digest) throws IOException {
        byte[] artifact = found(() -> client.getObjectAsBytes(get -> get.bucket(bucket).key(keyOf(digest))))
                .orElseThrow(() -> new MissingArtifactException(digest)).asByteArrayUnsafe();
        return RottenArtifactException.unlessRotten(digest, artifact);
    }

    @Override
    public boolean exists(Digest digest) throws IOException {
        return modifiedAt(digest).isPresent();
    }

    @Override
    public boolean delete(StoredArtifact listed) throws IOException {
        if (modifiedAt(listed.digest()).filter(seconds(listed.modifiedAt())::equals).isEmpty()) {
            return false;
        }
        asked(() -> client.deleteObject(delete -> delete.bucket(bucket).key(keyOf(listed.digest()))));
        return true;
    }

    @Override
    public List<StoredArtifact> list(String firstDigits) throws IOException {
        String folder = prefix + "sha256/" + firstDigits + "/";
        return asked(() -> client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder)).contents().stream()
                .flatMap(object -> stored(object, folder).stream()).toList());
    }

    private static Optional<StoredArtifact> stored(S3Object object, String folder) {
        return StoredArtifact.of(object.key().substring(folder.length()), object.lastModified());
    }

    @Override
    public void check() throws IOException {
        asked(() -> client.headBucket(head -> head.bucket(bucket)
                .overrideConfiguration(call -> call.apiCallTimeout(CHECK))));
    }

    void close() {
        client.close();
    }

    private String keyOf(Digest digest) {
        return prefix + ArtifactStore.pathOf(digest);
    }

    private Optional<Instant> modifiedAt(Digest digest) throws IOException {
        return found(() -> client.headObject(head -> head.bucket(bucket).key(keyOf(digest))))
                .map(head -> seconds(head.lastModified()));
    }

    /** A listing may say milliseconds where the object's own header cannot. */
    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private <T> Optional<T> found(Supplier<T> call) throws IOException {
        return asked(() -> {
            try {
                return Optional.of(call.get());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    private <T> T asked(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) { // of the latter, what breaks while a body is sent
            throw new IOException("the S3 bucket " + bucket + " did not do what was asked: " + e.getMessage(), e);
        }
    }
}
