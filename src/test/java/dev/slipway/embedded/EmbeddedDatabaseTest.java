package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        return query(database, database.datasource().get("quarkus.datasource.password"), sql);
    }

    private static String query(EmbeddedDatabase database, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.datasource().get("quarkus.datasource.jdbc.url"),
                database.datasource().get("quarkus.datasource.username"), password);
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (!rows) {
                return "";
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    @Test
    void its_data_is_kept_between_starts_and_survives_a_crash() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            query(database, "create table kept as select 42 as answer");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(query(database, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_folder_in_use_is_refused() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(database.datasource()).isNotEmpty();
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).hasMessageContaining("another Slipway");
        }
    }

    @Test
    void whoever_has_not_the_password_is_refused_from_the_first_start_on() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            awaitRefusal(database);
            assertThatThrownBy(() -> query(database, "guessed", "select 1")).hasMessageContaining("authentication failed");
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void data_from_before_there_were_passwords_is_kept_and_asked_for_one() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            query(database, "create table kept as select 42 as answer");
            query(database, "alter role postgres password null");
        }
        Files.delete(folder.resolve("password"));
        Files.writeString(folder.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(query(database, "select answer from kept")).isEqualTo("42");
            awaitRefusal(database);
        }
    }

    /** The server takes its new rules up a moment after it was told to. */
    private static void awaitRefusal(EmbeddedDatabase database) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> assertThatThrownBy(() -> query(database, "", "select 1")).hasMessageContaining("password"));
    }
}
