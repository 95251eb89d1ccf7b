package io.tributary.platform;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL that comes with the house, kept in one directory and durable as a database should
 * be. A server process that a killed JVM left behind on this directory is ended first; a directory
 * that another running server holds is refused.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START = Duration.ofSeconds(60);

    /** Connections beside the pool's: migrations, listening, commands, whoever looks. */
    private static final int OTHERS = 40;

    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lockFile, String password) {
        this.postgres = postgres;
        this.lockFile = lockFile;
        this.password = password;
    }

    /**
     * Starts the server of that directory, which is made when it is not there.
     *
     * @param directory holds the cluster and the lock
     * @param binaries where PostgreSQL is unpacked, or was
     * @param password of the superuser
     * @param connections how many the server's own pool may take
     * @throws IllegalStateException when another server holds the directory, or the database does
     *     not start
     */
    static EmbeddedDatabase start(Path directory, Path binaries, String password, int connections) {
        try {
            Files.createDirectories(directory);
            var lock = lock(directory);
            var cluster = directory.toAbsolutePath().resolve("cluster");
            endOrphan(cluster);
            var unfinished = directory.resolve("cluster.unfinished");
            boolean fresh = isFresh(cluster, unfinished);
            var postgres = launch(directory, cluster, binaries, fresh ? "" : password, connections);
            var started = new EmbeddedDatabase(postgres, lock, password);
            if (fresh) {
                started.closeDoors(cluster);
                Files.delete(unfinished);
            }
            started.check(cluster);
            return started;
        } catch (IOException failed) {
            throw new IllegalStateException(
                    "the embedded database in " + directory + " does not start", failed);
        }
    }

    /**
     * Whether the cluster is still to be made. One whose making was interrupted holds nothing yet,
     * and may be open to everybody: it is made anew.
     *
     * @param unfinished is there from before the cluster is begun until its doors are closed
     */
    private static boolean isFresh(Path cluster, Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            LOG.info("the making of {} was interrupted: it begins anew", cluster);
            FileSystemUtils.deleteRecursively(cluster);
        }
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return false;
        }
        try (var marker = FileChannel.open(unfinished, CREATE, WRITE)) {
            marker.force(true);
        }
        return true;
    }

    /** The address of a server that runs on that directory now, without a database's name. */
    static Optional<String> running(Path directory) {
        var cluster = directory.toAbsolutePath().resolve("cluster");
        try {
            if (postmaster(cluster).isEmpty()) {
                return Optional.empty();
            }
            var port = Files.readAllLines(cluster.resolve("postmaster.pid")).get(3).strip();
            return Optional.of("jdbc:postgresql://127.0.0.1:" + port + "/");
        } catch (IOException failed) {
            throw new IllegalStateException("cannot read " + cluster, failed);
        }
    }

    private static EmbeddedPostgres launch(
            Path directory, Path cluster, Path binaries, String password, int connections)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPgBinaryResolver(new PostgresBinaries(binaries))
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // the lock of a socket, left in the temporary directory by a server that was
                // killed,
                // could stop this one
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("jit", "off")
                .setServerConfig(
                        "max_connections", String.valueOf(Math.max(100, connections + OTHERS)))
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("timezone", "UTC")
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()))
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()))
                .start();
    }

    private static FileChannel lock(Path directory) throws IOException {
        var file = FileChannel.open(directory.resolve("server.lock"), CREATE, WRITE);
        if (!isLocked(file)) {
            file.close();
            throw new IllegalStateException(
                    "another server is running on "
                            + directory
                            + ": stop it, or give this one its own tributary.database.directory");
        }
        return file;
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // held by this very process
        }
    }

    /** Ends the postmaster that still runs on this cluster although its JVM is gone. */
    static void endOrphan(Path cluster) throws IOException {
        var orphan = postmaster(cluster);
        if (orphan.isEmpty()) {
            return;
        }
        var process = orphan.get();
        LOG.info("ending the database server {} that a stopped server left behind", process.pid());
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "the database server " + process.pid() + " could not be ended", failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process named by the cluster's pid file, if it is alive and really is its postmaster. */
    private static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var real = cluster.toRealPath();
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostmasterOf(process, cluster, real));
    }

    /** After a reboot the number may be another process's, also that of another database. */
    private static boolean isPostmasterOf(ProcessHandle process, Path cluster, Path real) {
        var line = process.info().commandLine().orElse("");
        return line.contains(cluster.toString()) || line.contains(real.toString());
    }

    /** A new cluster trusts everybody on this machine; from here on it asks for a password. */
    private void closeDoors(Path cluster) throws IOException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("set scram_iterations = 64"); // nobody guesses 256 random bits
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(
                    cluster.resolve("pg_hba.conf"),
                    """
                    # written by Tributary: every connection needs a password
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the embedded database cannot be closed to others", failed);
        }
    }

    private void check(Path cluster) {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            answer.next();
            var running = Path.of(answer.getString(1)).toRealPath();
            if (!running.equals(cluster.toRealPath())) {
                throw new IllegalStateException(
                        "the database on port " + postgres.getPort() + " is not ours: " + running);
            }
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("the embedded database does not answer", failed);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password);
    }

    @Override
    public void close() {
        try (lockFile) {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded database does not stop", failed);
        }
    }
}
