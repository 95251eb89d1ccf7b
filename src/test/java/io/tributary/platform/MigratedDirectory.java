package io.tributary.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A data directory as a first start leaves it: made once in a test run, and copied for every server
 * process that is killed in it.
 */
final class MigratedDirectory {
    /** Where PostgreSQL is unpacked for all tests. */
    static final Path BINARIES = Path.of("target", "test-postgres-binaries").toAbsolutePath();

    private static final class Made {
        static final Path DIRECTORY = make();
    }

    private MigratedDirectory() {}

    static void copyTo(Path directory) {
        var made = Made.DIRECTORY;
        try (var files = Files.walk(made)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        directory.resolve(made.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path make() {
        var directory = TestCluster.ownDirectory().resolve("first-start");
        var settings =
                new Settings(
                        URI.create("http://localhost:8080"),
                        null,
                        List.of(),
                        null,
                        new Settings.Database(null, null, null, directory, BINARIES, 4, false),
                        new Settings.Demo(false),
                        new Settings.Clock(false));
        DatabaseServer.open(settings.database(), Secrets.of(settings)).close();
        Patience.until(
                "the database has stopped",
                () -> Files.notExists(directory.resolve("cluster/postmaster.pid")));
        return directory;
    }
}
