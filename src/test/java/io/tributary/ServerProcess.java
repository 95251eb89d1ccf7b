package io.tributary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.PlatformFixtures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server in a process of its own with the embedded database on a directory of its own, so that it
 * can be killed and started again as a user's would be.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(2);

    /** What a command said, and how it ended. */
    public record Answer(int exit, String text) {}

    private final Path directory;
    private final List<String> settings;
    private final Class<?> main;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    private @Nullable String firstAnswer;

    private ServerProcess(Path directory, Class<?> main, List<String> settings) {
        this.directory = directory;
        this.main = main;
        this.settings = settings;
        this.process = launch();
    }

    /** Starts a server on that directory, which it makes, and waits until it is ready. */
    public static ServerProcess start(Path directory) {
        return start(directory, Tributary.class);
    }

    /** Starts a server that does something more, by a main class of the test's own. */
    public static ServerProcess start(Path directory, Class<?> main, String... settings) {
        PlatformFixtures.migratedDirectory(directory);
        var server = new ServerProcess(directory, main, List.of(settings));
        server.awaitReady();
        return server;
    }

    /** Ends the server as {@code kill -9} does; its database runs on, orphaned. */
    public void kill() {
        end(process.toHandle());
    }

    /** Ends the server and every process of its database as {@code kill -9} does. */
    public void killWithDatabase() {
        var database = postmaster();
        var backends = database.descendants().toList();
        process.toHandle().destroyForcibly();
        database.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        end(process.toHandle());
        end(database);
    }

    /** Starts a server on the same directory again. */
    public void startAgain() {
        process = launch();
        awaitReady();
    }

    /**
     * Starts a server on the same directory again and waits for no more than its database, so that
     * it can be killed in the midst of what it does first, however fast it is.
     */
    public void launchAgain() {
        var before = databaseProcess();
        process = launch();
        await("its database did not start", 20, () -> isDatabaseUp(before));
    }

    public HttpResponse<String> send(String method, String path, String key, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address(path))
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", "application/json")
                            .header("X-API-Key", key)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** A connection above row level security. */
    public Connection superuser() throws SQLException, IOException {
        var port =
                Files.readAllLines(databaseFile()).stream()
                        .skip(3)
                        .findFirst()
                        .orElseThrow(() -> new IOException("the database has no port yet"))
                        .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tributary",
                "postgres",
                PlatformFixtures.superuserPassword(directory));
    }

    /** What that query counts, above row level security. */
    public long count(String query) {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first column of what that query finds, above row level security. */
    public List<String> find(String query) {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until that query counts so many, or more. */
    public void awaitCount(String query, long enough) {
        await("never " + enough + ": " + query, 5, () -> count(query) >= enough);
    }

    /** Waits until that holds, as long as the server lives. */
    public void await(String failure, BooleanSupplier reached) {
        await(failure, 20, reached);
    }

    /** The very first answer it gave. */
    public @Nullable String firstAnswer() {
        return firstAnswer;
    }

    /** What the server wrote to its log. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path logFile() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Process launch() {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            return java(
                            main,
                            "--server.port=" + port,
                            "--logging.level.io.tributary=info",
                            "--tributary.demo.enabled=false")
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ProcessBuilder java(Class<?> program, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()));
        command.addAll(List.of(arguments));
        command.addAll(settings);
        command.add("--tributary.database.directory=" + directory);
        command.add(PlatformFixtures.binaries());
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Runs a command of the jar on the same directory, and waits until it ends. */
    public Answer command(String name) {
        try {
            var running = java(Tributary.class, name).start();
            var text = new String(running.getInputStream().readAllBytes(), UTF_8);
            return new Answer(running.onExit().join().exitValue(), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitReady() {
        await("the server did not become ready", 100, this::isReady);
    }

    private void await(String failure, long pauseMillis, BooleanSupplier reached) {
        long patience = System.nanoTime() + READY.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > patience || !process.isAlive()) {
                throw new IllegalStateException(failure + ":\n" + log());
            }
            pause(pauseMillis);
        }
    }

    private boolean isReady() {
        try {
            var answer = send("GET", "/actuator/health/readiness", "", "");
            if (firstAnswer == null) {
                firstAnswer = answer.body();
            }
            return answer.statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void pause(long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a database answers that is not the one of that process. */
    private boolean isDatabaseUp(String before) {
        try {
            return !databaseProcess().equals(before) && count("select 1") == 1;
        } catch (IllegalStateException | UncheckedIOException notYet) {
            return false;
        }
    }

    private ProcessHandle postmaster() {
        return ProcessHandle.of(Long.parseLong(databaseProcess())).orElseThrow();
    }

    /** The number of the database's process, empty when it has written none. */
    private String databaseProcess() {
        try {
            return Files.readAllLines(databaseFile()).stream().findFirst().orElse("").strip();
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path databaseFile() {
        return directory.resolve("cluster/postmaster.pid");
    }

    private static void end(ProcessHandle handle) {
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops the server as a user would, so that it stops its database. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
