package dev.slipway.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL in processes of its own, which keeps its port and its data while it is stopped, killed, frozen and
 * started again.
 */
final class PostgresServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final int port;
    private Process process;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Makes a database in this folder and serves it. */
    static PostgresServer create(Path folder) throws IOException {
        Files.createDirectories(folder);
        // The library unpacks the programs and makes the data; it could start the server, but not stop it in every way.
        EmbeddedPostgres.builder().setOverrideWorkingDirectory(programs().toFile())
                .setDataDirectory(folder.resolve("data")).setCleanDataDirectory(false).setRegisterShutdownHook(false)
                .setServerConfig("unix_socket_directories", "''").setPGStartupWait(PATIENCE).start().close();
        PostgresServer server = new PostgresServer(folder, TestMachine.freePort());
        server.start();
        return server;
    }

    /** Starts it on the port and with the data that it had, and waits until it answers. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program().toString(), "-D", folder.resolve("data").toString(), "-p",
                Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
                "max_connections=200");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()));
        process = builder.start();
        Awaitility.await("PostgreSQL to answer").atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .failFast("PostgreSQL has ended, see " + folder.resolve("postgres.log"), () -> !process.isAlive())
                .ignoreExceptions().until(() -> {
                    connect().close();
                    return true;
                });
    }

    /** The library unpacks its programs once in a process, so all servers share them. */
    private static Path programs() {
        return Path.of(System.getenv("SLIPWAY_HOME"), "postgres-programs");
    }

    private Path program() throws IOException {
        try (Stream<Path> found = Files.find(programs(), 3,
                (path, attributes) -> path.endsWith("bin/postgres"))) {
            return found.findFirst().orElseThrow();
        }
    }

    /** Ends it in PostgreSQL's "fast" way: clients are thrown out, nothing has to be recovered. */
    void stop() {
        UnixSignal.INT.to(process.pid());
        awaitEnd();
    }

    /** As a power cut would, all of its processes at once; the next start has to recover. */
    void kill9() {
        UnixSignal.KILL.to(all());
        awaitEnd();
    }

    /** From now on nothing is answered, but no connection breaks. */
    void freeze() {
        UnixSignal.STOP.to(all());
    }

    void thaw() {
        UnixSignal.CONT.to(all());
    }

    /** The first process comes first, so that it starts no others meanwhile. */
    private List<Long> all() {
        return Stream.concat(Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid)).toList();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                UnixSignal.KILL.to(all());
                throw new AssertionError("PostgreSQL did not end within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url() + "?connectTimeout=5&socketTimeout=60", "postgres", "");
    }

    private String url() {
        return "postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The settings of a service that uses it. */
    Map<String, String> settings() {
        return Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", url(), "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + url(),
                "QUARKUS_DATASOURCE_USERNAME", "postgres");
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            stop();
        }
    }
}
