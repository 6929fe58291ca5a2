package dev.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.artifact.ArtifactConfig;
import dev.slipway.buildah.BuildahConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

class DiskTest {

    @TempDir
    Path home;

    private Disk disk(long minFree) {
        var config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(DiskConfig.class).withMapping(RunnerConfig.class).withMapping(ArtifactConfig.class)
                .withMapping(BuildahConfig.class)
                .withDefaultValues(Map.of("slipway.disk.min-free", BigInteger.valueOf(minFree).toString(),
                        "slipway.build.directory", home.resolve("not/yet/there").toString(),
                        "slipway.artifact.directory", home.toString(),
                        "slipway.buildah.directory", home.resolve("buildah").toString()))
                .withValidateUnknown(false).build();
        return new Disk(config.getConfigMapping(DiskConfig.class), config.getConfigMapping(RunnerConfig.class),
                config.getConfigMapping(ArtifactConfig.class), config.getConfigMapping(BuildahConfig.class));
    }

    @Test
    void is_low_when_less_is_free_than_wanted() throws Exception {
        long free = Files.getFileStore(home).getUsableSpace();

        assertThat(disk(free * 2).isLow()).isTrue();
        assertThat(disk(free / 2).isLow()).isFalse();
    }

    @Test
    void says_what_is_free_in_each_directory_even_before_it_exists() {
        assertThat(disk(1).freeBytes()).containsOnlyKeys("builds", "artifacts", "buildah")
                .allSatisfy((name, free) -> assertThat(free).isPositive());
    }
}
