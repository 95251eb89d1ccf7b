package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Opens the database while Spring is still reading classes: a start takes as long as the longer of
 * the two.
 */
final class EarlyDatabase implements ApplicationListener<SpringApplicationEvent> {
    private @Nullable CompletableFuture<DatabaseServer> opening;
    private boolean taken;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            var settings =
                    Binder.get(prepared.getEnvironment()).bindOrCreate("tributary", Settings.class);
            opening =
                    CompletableFuture.supplyAsync(
                            () -> DatabaseServer.open(settings.database(), Secrets.of(settings)),
                            work -> Thread.ofPlatform().name("database").start(work));
            prepared.getBootstrapContext().addCloseListener(this::handOver);
        } else if (event instanceof ApplicationFailedEvent) {
            closeUntaken();
        }
    }

    /** The start failed before anybody took the database. */
    private void closeUntaken() {
        if (opening == null || taken) {
            return;
        }
        var server = opening.<@Nullable DatabaseServer>handle((opened, _) -> opened).join();
        if (server != null) {
            server.close();
        }
    }

    private void handOver(BootstrapContextClosedEvent closed) {
        closed.getApplicationContext().getBeanFactory().registerSingleton("earlyDatabase", this);
    }

    /** The database, once it is open. Whoever takes it closes it. */
    DatabaseServer take() {
        if (opening == null || taken) {
            throw new IllegalStateException("the database was not opened early, or is taken");
        }
        taken = true;
        try {
            return opening.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
