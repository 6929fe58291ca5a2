package dev.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import dev.slipway.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real PostgreSQL and an empty home for tests of the API; nothing is built there. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** The key that opens the API under test. */
    public static final String KEY = "slw_test_key";

    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("slipway-api-test-");
            database = EmbeddedDatabase.start(home.resolve("postgres"));
            Map<String, String> configuration = new HashMap<>(database.datasource());
            configuration.put("slipway.home", home.toString());
            configuration.put("slipway.access.key", KEY);
            configuration.put("slipway.secrets.keys", newKey());
            configuration.put("slipway.build.enabled", "false");
            configuration.put("slipway.retention.every", "24h"); // tests of it run it themselves
            configuration.put("slipway.rate.per-second", "0"); // tests of limits set their own
            configuration.put("slipway.rate.failures-per-minute", "0");
            configuration.put("slipway.quota.queued-builds", "0");
            configuration.put("slipway.quota.builds-per-hour", "0");
            configuration.put("slipway.registry.host", "registry.example.com");
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void stop() {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
