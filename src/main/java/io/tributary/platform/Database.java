package io.tributary.platform;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The database on its way: opened in a thread of its own, so that a start takes as long as the
 * longer of the two, Spring or PostgreSQL. Whoever needs it waits for it.
 */
final class Database implements AutoCloseable {
    private final CompletableFuture<DatabaseServer> opening;

    private Database(CompletableFuture<DatabaseServer> opening) {
        this.opening = opening;
    }

    static Database opening(Settings.Database settings, Secrets secrets) {
        return new Database(
                CompletableFuture.supplyAsync(
                        () -> DatabaseServer.open(settings, secrets),
                        work -> Thread.ofPlatform().name("database").start(work)));
    }

    /** The server, once it is open and its schemas are up to date. */
    DatabaseServer server() {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        var server = opening.<@Nullable DatabaseServer>handle((opened, _) -> opened).join();
        if (server != null) {
            server.close();
        }
    }
}
