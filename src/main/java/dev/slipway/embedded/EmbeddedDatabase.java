package dev.slipway.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL that runs when none is configured: a real one, from binaries that come with Slipway, with its data kept
 * between starts. For one machine; replicas on several need a PostgreSQL of their own.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final FileChannel lock;
    private final Password password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock, Password password) {
        this.postgres = postgres;
        this.lock = lock;
        this.password = password;
    }

    /**
     * Starts it, with its data in the given folder. A server that an earlier Slipway left running there when it was killed
     * is shut down first.
     *
     * @throws IOException if another process uses the folder, or the server does not start
     */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(folder);
        FileChannel lock = lock(folder);
        AbandonedPostmaster.in(data).shutDown();
        Password password = Password.in(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                // The library is made for tests and trades safety for speed; accepted builds must survive a crash.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(Duration.ofMinutes(1))
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", password.text())
                .start();
        password.require(postgres.getPostgresDatabase(Map.of("password", password.text())), folder);
        return new EmbeddedDatabase(postgres, lock, password);
    }

    /** Held until the process ends: whoever has it may shut down what runs on the data. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("slipway.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new IOException("another Slipway is running with its PostgreSQL in " + folder
                    + "; stop it, or set SLIPWAY_HOME to another folder");
        }
        return channel;
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // this very process has it
            return false;
        }
    }

    /** The datasource properties of Quarkus that lead to it. */
    public Map<String, String> datasource() {
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "quarkus.datasource.username", "postgres", "quarkus.datasource.password", password.text());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.close();
    }
}
