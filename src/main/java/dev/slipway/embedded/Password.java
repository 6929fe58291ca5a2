package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

import javax.sql.DataSource;

/**
 * The password of the embedded PostgreSQL's only role. The library sets the server up to trust whoever reaches it, which
 * is every user and process of this host; it is told once to ask (PostgreSQL documentation, "The pg_hba.conf File").
 *
 * @param text in plain; from a file beside the data that only the service's user may read
 */
record Password(String text) {

    private static final int BYTES = 24;
    private static final String ASK = "host all postgres 127.0.0.1/32 scram-sha-256\n";
    private static final String TRUST = "host all postgres 127.0.0.1/32 trust\n";

    /** The password of the server in this folder; made where there is none, and then that server trusts until asked. */
    static Password in(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            if (Files.exists(rules(folder))) {
                Files.writeString(rules(folder), TRUST); // from before there were passwords, or the file was lost
            }
            create(file);
        }
        return new Password(Files.readString(file).strip());
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path aside = file.resolveSibling("password.new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, HexFormat.of().formatHex(random));
        Files.move(aside, file);
    }

    /** Makes the running server ask for it from now on; one that asks already is left alone. */
    void require(DataSource server, Path folder) throws IOException {
        if (Files.readString(rules(folder)).equals(ASK)) {
            return;
        }
        try (Connection connection = server.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("alter role postgres password '" + text + "'"); // hexadecimal, so there is nothing to quote
            Path aside = rules(folder).resolveSibling("pg_hba.conf.new");
            Files.writeString(aside, ASK);
            Files.move(aside, rules(folder), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL cannot be given a password: " + e.getMessage(), e);
        }
    }

    private static Path rules(Path folder) {
        return folder.resolve("data").resolve("pg_hba.conf");
    }
}
