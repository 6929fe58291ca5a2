package dev.slipway.artifact;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/** Chooses the store. Made at the start, so that settings which cannot work are told then. */
@ApplicationScoped
public class ArtifactStores {

    @Produces
    @Singleton
    @Startup
    ArtifactStore store(ArtifactConfig config, S3Config s3, Clock clock) {
        return switch (config.store()) {
            case FILE -> new FileSystemStore(config.directory(), clock);
            case S3 -> S3Store.connect(s3);
        };
    }

    void close(@Disposes ArtifactStore store) {
        if (store instanceof S3Store s3) {
            s3.close();
        }
    }
}
