package dev.slipway.embedded;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;

/**
 * Whether an embedded PostgreSQL is wanted, and where. Asked before Quarkus starts, since the datasource must be known by
 * then; so it reads the settings itself, from the places where Quarkus will look for them. (A native executable holds the
 * configuration of the machine that built it until Quarkus has started.)
 */
public final class DatabaseChoice {

    private static final Path FILE = Path.of("config", "application.properties");

    private final SmallRyeConfig settings;

    private DatabaseChoice(SmallRyeConfig settings) {
        this.settings = settings;
    }

    /** Reads system properties, the environment, and {@code config/application.properties} of the current folder. */
    public static DatabaseChoice read() throws IOException {
        return of(System.getenv());
    }

    static DatabaseChoice of(Map<String, String> environment) throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new SysPropConfigSource(), new EnvConfigSource(environment, 300))
                .withDefaultValue("slipway.home", "${user.home}/.local/share/slipway")
                .withDefaultValue("slipway.postgres.directory", "${slipway.home}/postgres");
        if (Files.exists(FILE)) {
            builder.withSources(fileSource());
        }
        return new DatabaseChoice(builder.build());
    }

    private static PropertiesConfigSource fileSource() throws IOException {
        try {
            return new PropertiesConfigSource(FILE.toUri().toURL(), 260);
        } catch (MalformedURLException e) {
            throw new IOException("cannot read " + FILE, e);
        }
    }

    /** The folder for the embedded PostgreSQL; nothing where a datasource is configured. */
    public Optional<Path> embeddedFolder() {
        Optional<String> configured = settings.getOptionalValue("quarkus.datasource.reactive.url", String.class);
        return configured.isPresent() ? Optional.empty()
                : Optional.of(Path.of(settings.getValue("slipway.postgres.directory", String.class)).toAbsolutePath());
    }
}
