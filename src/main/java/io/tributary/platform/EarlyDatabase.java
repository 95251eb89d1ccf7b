package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/** Begins to open the database as soon as the settings are known, before Spring makes any bean. */
final class EarlyDatabase implements ApplicationListener<SpringApplicationEvent> {
    private @Nullable Database database;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            var settings =
                    Binder.get(prepared.getEnvironment()).bindOrCreate("tributary", Settings.class);
            database = Database.opening(settings.database(), Secrets.of(settings));
            prepared.getBootstrapContext().addCloseListener(this::handOver);
        } else if (event instanceof ApplicationFailedEvent && database != null) {
            database.close();
        }
    }

    private void handOver(BootstrapContextClosedEvent closed) {
        closed.getApplicationContext().getBeanFactory().registerSingleton("earlyDatabase", this);
    }

    /** The database that is being opened. Whoever takes it closes it. */
    Database take() {
        var taken = database;
        if (taken == null) {
            throw new IllegalStateException("the database was not opened early, or is taken");
        }
        database = null;
        return taken;
    }
}
