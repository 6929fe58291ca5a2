package dev.slipway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.slipway.embedded.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, and before it a PostgreSQL when none is configured. */
@QuarkusMain
public final class Slipway {

    private Slipway() {
    }

    public static void main(String... arguments) throws IOException {
        Config config = ConfigProvider.getConfig();
        Optional<String> configured = config.getOptionalValue("quarkus.datasource.reactive.url", String.class);
        if (configured.isEmpty()) {
            startDatabase(config.getValue("slipway.postgres.directory", Path.class));
        }
        Quarkus.run(arguments);
    }

    private static void startDatabase(Path folder) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.toAbsolutePath());
        database.datasource().forEach(System::setProperty);
        // After Quarkus' own hook has let the last requests end: hooks run side by side, so wait for it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterQuarkus(database), "embedded-postgres-stop"));
    }

    private static void closeAfterQuarkus(EmbeddedDatabase database) {
        try {
            Quarkus.waitForExit();
            database.close();
        } catch (IOException e) {
            System.err.println("the embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }
}
