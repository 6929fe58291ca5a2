package dev.slipway.plan.python.need;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Database drivers that SQLAlchemy loads by the name in a URL ("Database URLs" and "Dialects" of its documentation):
 * {@code postgresql+asyncpg://...} needs asyncpg, and without a driver the dialect's default one is taken.
 */
final class DatabaseUrls {

    static final Pattern URL = Pattern.compile("\\b(postgresql|postgres|mysql|mariadb|mssql|oracle|sqlite|snowflake|duckdb|"
            + "clickhouse|redshift|cockroachdb|bigquery|databricks)(?:\\+([a-z0-9_]{1,30})(?:://|[\"'])|://)");

    private static final Map<String, String> DRIVERS = Map.ofEntries(Map.entry("asyncpg", "asyncpg"),
            Map.entry("psycopg", "psycopg[binary]"), Map.entry("psycopg_async", "psycopg[binary]"),
            Map.entry("psycopg2", "psycopg2-binary"), Map.entry("psycopg2cffi", "psycopg2cffi"),
            Map.entry("pg8000", "pg8000"), Map.entry("pymysql", "PyMySQL"), Map.entry("mysqldb", "mysqlclient"),
            Map.entry("mysqlconnector", "mysql-connector-python"), Map.entry("aiomysql", "aiomysql"),
            Map.entry("asyncmy", "asyncmy"), Map.entry("mariadbconnector", "mariadb"), Map.entry("pyodbc", "pyodbc"),
            Map.entry("aioodbc", "aioodbc"), Map.entry("pymssql", "pymssql"), Map.entry("oracledb", "oracledb"),
            Map.entry("cx_oracle", "cx_Oracle"), Map.entry("aiosqlite", "aiosqlite"),
            Map.entry("redshift_connector", "sqlalchemy-redshift"), Map.entry("native", "clickhouse-sqlalchemy"));
    private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("postgresql", "psycopg[binary]"),
            Map.entry("postgres", "psycopg[binary]"), Map.entry("mysql", "mysqlclient"), Map.entry("mariadb", "mysqlclient"),
            Map.entry("mssql", "pyodbc"), Map.entry("oracle", "oracledb"), Map.entry("snowflake", "snowflake-sqlalchemy"),
            Map.entry("duckdb", "duckdb-engine"), Map.entry("clickhouse", "clickhouse-sqlalchemy"),
            Map.entry("cockroachdb", "sqlalchemy-cockroachdb"), Map.entry("bigquery", "sqlalchemy-bigquery"),
            Map.entry("databricks", "databricks-sqlalchemy"));

    private static final Map<String, Set<String>> OTHERS = Map.of("postgresql",
            Set.of("psycopg2-binary", "psycopg2", "psycopg", "asyncpg", "pg8000"), "postgres",
            Set.of("psycopg2-binary", "psycopg2", "psycopg", "asyncpg", "pg8000"), "mysql",
            Set.of("mysqlclient", "pymysql", "aiomysql", "asyncmy", "mysql-connector-python"), "mssql",
            Set.of("pyodbc", "pymssql", "aioodbc"), "duckdb", Set.of("duckdb-engine"));

    private DatabaseUrls() {
    }

    /**
     * The distribution behind a URL that {@link #URL} found; empty where Python brings the driver itself.
     *
     * @param old whether SQLAlchemy is held below 2.1, which made psycopg 3 the default for PostgreSQL
     */
    static Optional<String> driver(Matcher url, boolean old) {
        if (old && url.group(2) == null && url.group(1).startsWith("postgres")) {
            return Optional.of("psycopg2-binary");
        }
        return url.group(2) == null ? Optional.ofNullable(DEFAULTS.get(url.group(1)))
                : Optional.ofNullable(DRIVERS.get(url.group(2)));
    }

    /** Whether the program brings another driver of that database, which a URL without one is then made for. */
    static boolean hasDriver(Set<String> distributions, Matcher url) {
        return OTHERS.getOrDefault(url.group(1), Set.of()).stream().anyMatch(distributions::contains);
    }

    static boolean namesDriver(Matcher url) {
        return url.group(2) != null;
    }
}
