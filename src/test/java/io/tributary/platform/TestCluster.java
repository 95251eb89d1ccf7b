package io.tributary.platform;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one embedded PostgreSQL of a test run. Its database {@code tributary} is migrated once and is
 * then the template from which every test's own database is copied.
 */
final class TestCluster {
    /** Some ten databases are in use at once, each with a pool of its own. */
    static final int CONNECTIONS = 260;

    private static final Path CLUSTERS = Path.of("target", "test-postgres");
    private static final String MASTER_SECRET =
            "the master secret of every test, longer than it must be";

    private static final class Running {
        static final TestCluster CLUSTER = new TestCluster();
    }

    private final Secrets secrets;
    private final DatabaseServer server;
    private final AtomicInteger copies = new AtomicInteger();

    private TestCluster() {
        endStale();
        var directory = ownDirectory();
        var settings = settings(directory);
        secrets = Secrets.of(settings);
        server = DatabaseServer.open(settings.database(), secrets);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(directory)));
        asSuperuser("alter role tributary_owner createrole");
        asSuperuser("grant tributary_app to tributary_owner with admin option");
    }

    /** What this run keeps on the disk; the next run clears it if this one is killed. */
    static Path ownDirectory() {
        return CLUSTERS.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    static TestCluster running() {
        return Running.CLUSTER;
    }

    Secrets secrets() {
        return secrets;
    }

    /** The properties of a server that runs on a new copy of the migrated database. */
    Map<String, Object> newDatabase() {
        var name = "copy_" + copies.incrementAndGet();
        asSuperuser("create database " + name + " template tributary owner tributary_owner");
        return Map.of(
                "tributary.database.url",
                url(name),
                "tributary.database.username",
                server.owner().username(),
                "tributary.database.password",
                server.owner().password(),
                "tributary.master-secret",
                MASTER_SECRET,
                "tributary.clock.adjustable",
                "true",
                "tributary.outbound.loopback",
                "true");
    }

    void drop(String url) {
        asSuperuser("drop database " + url.substring(url.lastIndexOf('/') + 1) + " with (force)");
    }

    /** A connection of the superuser, who is above row level security. */
    Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", secrets.password("database/postgres"));
    }

    private String url(String name) {
        var own = server.owner().url();
        return own.substring(0, own.lastIndexOf('/') + 1) + name;
    }

    private void asSuperuser(String statement) {
        try (var connection = superuser(url("postgres"));
                var execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    private void end(Path directory) {
        server.close();
        delete(directory);
    }

    /** A test run that was killed leaves its cluster behind. */
    private static void endStale() {
        try {
            Files.createDirectories(CLUSTERS);
            try (var left = Files.list(CLUSTERS)) {
                for (var directory : left.toList()) {
                    var name = directory.getFileName();
                    if (name != null
                            && ProcessHandle.of(Long.parseLong(name.toString())).isEmpty()) {
                        EmbeddedDatabase.endOrphan(directory.resolve("cluster"));
                        delete(directory);
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Settings settings(Path directory) {
        return new Settings(
                URI.create("http://localhost:8080"),
                null,
                List.of(),
                MASTER_SECRET,
                new Settings.Database(
                        null,
                        null,
                        null,
                        directory,
                        MigratedDirectory.BINARIES,
                        CONNECTIONS,
                        false),
                new Settings.Demo(false),
                new Settings.Clock(true));
    }
}
