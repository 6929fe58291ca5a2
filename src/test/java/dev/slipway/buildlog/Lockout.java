package dev.slipway.buildlog;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.eclipse.microprofile.config.ConfigProvider;

/** Takes the database away from the service under test for a while: connections are broken, and new ones are refused. */
final class Lockout implements AutoCloseable {

    private final Statement statement;

    private Lockout(Statement statement) {
        this.statement = statement;
    }

    static Lockout ready() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        String password = ConfigProvider.getConfig().getValue("quarkus.datasource.password", String.class);
        Connection connection = DriverManager.getConnection(url.substring(0, url.lastIndexOf('/')) + "/template1", "postgres",
                password);
        return new Lockout(connection.createStatement());
    }

    void begin() throws SQLException {
        statement.execute("alter database postgres allow_connections false");
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
    }

    void end() throws SQLException {
        statement.execute("alter database postgres allow_connections true");
    }

    @Override
    public void close() throws SQLException {
        end();
        statement.getConnection().close();
    }
}
