package io.tributary.platform;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Brings the schemas up to date, in the order of the floors. Each module has a schema of its own
 * name, its scripts in {@code db/migration/<module>} and its own history.
 *
 * <p>A digest of all scripts is kept with the database. While it is the same there is nothing to
 * migrate and nothing to validate, and a start is a second shorter.
 */
final class Migrations {
    private static final List<String> MODULES =
            List.of(
                    "platform",
                    "identity",
                    "ledger",
                    "legal",
                    "payments",
                    "metering",
                    "privacy",
                    "notify",
                    "gateway",
                    "billing",
                    "settlement",
                    "support",
                    "compatibility",
                    "desk");

    private Migrations() {}

    static void run(DatabaseLogin owner) {
        var scripts = digestOfScripts();
        if (wasDone(owner, scripts)) {
            return;
        }
        try (var pool = pool(owner)) {
            migrate(pool, "__root", "public");
            MODULES.forEach(module -> migrate(pool, module, module));
        }
        remember(owner, scripts);
    }

    /**
     * Every history asks for connections anew; proving a password each time would cost a second.
     */
    private static HikariDataSource pool(DatabaseLogin owner) {
        var pool = new HikariDataSource();
        pool.setPoolName("owner");
        pool.setJdbcUrl(owner.url());
        pool.setUsername(owner.username());
        pool.setPassword(owner.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        // what a crash takes of it is migrated again, its history goes with it; the digest, which
        // is remembered last, is on the disk only when all before it is
        pool.addDataSourceProperty("options", "-c synchronous_commit=off");
        return pool;
    }

    private static void migrate(DataSource pool, String folder, String schema) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/" + folder)
                .failOnMissingLocations(false)
                .defaultSchema(schema)
                .createSchemas(true)
                .table("schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static List<Resource> scripts() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath:db/migration/*/*.sql");
        return Stream.of(found).sorted(Comparator.comparing(Migrations::place)).toList();
    }

    /** Folder and file: the same in a directory as in a jar. */
    private static String place(Resource script) {
        try {
            var url = script.getURL().toString();
            return url.substring(url.indexOf("db/migration/"));
        } catch (IOException failed) {
            throw new UncheckedIOException("a migration cannot be found again", failed);
        }
    }

    private static String digestOfScripts() {
        try {
            var sha256 = Sha256.begin();
            for (var script : scripts()) {
                sha256.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException failed) {
            throw new UncheckedIOException("the migrations cannot be read", failed);
        }
    }

    private static boolean wasDone(DatabaseLogin owner, String scripts) {
        try (var connection =
                        DriverManager.getConnection(
                                owner.url(), owner.username(), owner.password());
                var query =
                        connection.prepareStatement(
                                """
                                select obj_description(to_regclass('platform.schema_history'), 'pg_class') = ?
                                """)) {
            query.setString(1, scripts);
            var answer = query.executeQuery();
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database cannot be reached as its owner", failed);
        }
    }

    /** A comment takes no parameter; the digest is ours, hexadecimal. */
    private static void remember(DatabaseLogin owner, String scripts) {
        try (var connection =
                        DriverManager.getConnection(
                                owner.url(), owner.username(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("comment on table platform.schema_history is '" + scripts + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException("the database cannot be told its migrations", failed);
        }
    }
}
