package dev.slipway.buildah;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.RegistryConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Buildah put together by hand, from the environment variables that a service would be given. */
public final class BuildahSetup {

    private final Map<String, String> environment;
    private final SmallRyeConfig config;
    private final IsolationProbe probe;
    private final SharedBases bases;
    private final Buildah buildah;

    private BuildahSetup(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(BuildahConfig.class).withMapping(SharedBasesConfig.class).withMapping(NetworkConfig.class)
                .withMapping(IsolationConfig.class).withMapping(RegistryConfig.class)
                .withMapping(LimitsConfig.class).withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withValidateUnknown(false).build();
        BuildahConfig buildahConfig = config.getConfigMapping(BuildahConfig.class);
        NetworkConfig network = config.getConfigMapping(NetworkConfig.class);
        LimitsConfig limits = config.getConfigMapping(LimitsConfig.class);
        RegistryConfig registry = config.getConfigMapping(RegistryConfig.class);
        BuildahHome home = new BuildahHome(buildahConfig, registry);
        IsolationConfig isolation = config.getConfigMapping(IsolationConfig.class);
        StepNetwork stepNetwork = new StepNetwork(isolation, new IndexHosts(network));
        this.probe = new IsolationProbe(buildahConfig, isolation,
                new TrialStep(buildahConfig, network, stepNetwork, limits, home, new ObjectMapper(), clock),
                clock);
        probe.probe();
        StoredImages images = new StoredImages(home, new ObjectMapper());
        this.bases = new SharedBases(config.getConfigMapping(SharedBasesConfig.class), buildahConfig, network, registry,
                home, probe, images, new ObjectMapper(), Clock.systemUTC());
        this.buildah = new Buildah(buildahConfig, network, stepNetwork, limits, registry, home, probe, images, bases,
                new ObjectMapper());
    }

    /** With Buildah's folder below the given one. */
    public static BuildahSetup in(Path home, Map<String, String> settings) {
        return in(home, settings, Clock.systemUTC());
    }

    static BuildahSetup in(Path home, Map<String, String> settings, Clock clock) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SLIPWAY_BUILDAH_DIRECTORY", home.resolve("buildah").toString());
        return new BuildahSetup(environment, clock);
    }

    /** The same with other settings on top, on the same storage. */
    public BuildahSetup with(Map<String, String> settings) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(settings);
        return new BuildahSetup(changed, Clock.systemUTC());
    }

    public IsolationProbe probe() {
        return probe;
    }

    public SharedBases bases() {
        return bases;
    }

    /** Ready for use: setups on the same storage share one registries.conf, which is written anew for this one. */
    public Buildah buildah() {
        new BuildahHome(config.getConfigMapping(BuildahConfig.class), config.getConfigMapping(RegistryConfig.class));
        return buildah;
    }
}
