package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.slipway.buildah.RunPolicy.Rlimit;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

class RunPolicyTest {

    @Test
    void limits_each_resource_and_takes_what_the_service_itself_is_under() {
        RunPolicy policy = RunPolicy.of(config(Map.of("slipway.build.limits.processes", "100")),
                Map.of("Max open files", 500L, "Max processes", 10_000L));

        assertThat(policy.rlimits()).contains(new Rlimit("RLIMIT_NPROC", 125, 125), new Rlimit("RLIMIT_NOFILE", 500, 500),
                new Rlimit("RLIMIT_FSIZE", 4L << 30, 4L << 30), new Rlimit("RLIMIT_CORE", 0, 0))
                .noneMatch(limit -> limit.type().equals("RLIMIT_CPU"));
    }

    @Test
    void nought_is_no_limit() {
        RunPolicy policy = RunPolicy.of(config(Map.of("slipway.build.limits.processes", "0", "slipway.build.limits.open-files",
                "0", "slipway.build.limits.file-size", "0", "slipway.build.limits.cpu-time", "90s")), Map.of());

        assertThat(policy.rlimits()).containsExactly(new Rlimit("RLIMIT_CPU", 90, 90), new Rlimit("RLIMIT_CORE", 0, 0));
    }

    private static LimitsConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(LimitsConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter()).withDefaultValues(settings)
                .withValidateUnknown(false).build().getConfigMapping(LimitsConfig.class);
    }
}
