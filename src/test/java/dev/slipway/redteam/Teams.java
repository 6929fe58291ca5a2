package dev.slipway.redteam;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.flywaydb.core.Flyway;

import dev.slipway.PostgresResource;
import dev.slipway.image.Digest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A service of several teams: a workspace {@code team-0} to {@code team-19} each, and the operator's default one, with a key
 * made for this run. The keys are there before the service first starts, as those of an existing installation are.
 */
public class Teams implements QuarkusTestResourceLifecycleManager {

    private static final int TEAMS = 20;
    /** The last version whose keys were nothing but an id, a workspace and a hash; the service's migrations do the rest. */
    private static final String BEFORE_SCOPES = "8";
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    private final PostgresResource postgres = new PostgresResource();

    /** The key of a workspace. */
    public static String key(String workspace) {
        return KEYS.computeIfAbsent(workspace, name -> "slw_" + drawn(4) + "_" + drawn(32));
    }

    /** What the audit calls it. */
    public static String actor(String workspace) {
        return "key:" + key(workspace).substring(4, 12);
    }

    static String team(int number) {
        return "team-" + number;
    }

    private static String drawn(int bytes) {
        byte[] drawn = new byte[bytes];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(postgres.start());
        String url = configuration.get("quarkus.datasource.jdbc.url");
        String user = configuration.get("quarkus.datasource.username");
        String password = configuration.get("quarkus.datasource.password");
        Flyway.configure().dataSource(url, user, password).target(BEFORE_SCOPES).load().migrate();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            store(connection, "default");
            for (int number = 0; number < TEAMS; number++) {
                store(connection, team(number));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        configuration.put("slipway.access.key", "");
        return configuration;
    }

    private static void store(Connection connection, String workspace) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into api_key (public_id, workspace, key_hash, created_at) values (?, ?, ?, now())")) {
            String key = key(workspace);
            insert.setString(1, key.substring(4, 12));
            insert.setString(2, workspace);
            insert.setString(3, Digest.of(key.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).hex());
            insert.executeUpdate();
        }
    }

    @Override
    public void stop() {
        postgres.stop();
    }
}
