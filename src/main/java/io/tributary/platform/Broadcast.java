package io.tributary.platform;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells every server, this one included, that something changed: PostgreSQL's LISTEN and NOTIFY. A
 * message leaves with the commit of its transaction and arrives within moments. Messages that were
 * missed while the connection was down cannot be had back, so listeners are then told to forget all
 * they know.
 */
public final class Broadcast implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final String CHANNEL = "tributary";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Hears the messages of one topic. */
    public interface Listener {
        /** Somebody said this. */
        void hear(String message);

        /** Messages may have been missed. */
        void gap();
    }

    private final Database database;
    private final JdbcClient sql;
    private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    Broadcast(Database database, JdbcClient sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Tells all servers, once the surrounding transaction has committed. */
    public void say(String topic, String message) {
        sql.sql("select pg_notify(:channel, :payload)::text")
                .param("channel", CHANNEL)
                .param("payload", topic + " " + message)
                .query(String.class)
                .optional();
    }

    public void listen(String topic, Listener listener) {
        listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(listener);
    }

    private void run() {
        while (running) {
            try {
                follow();
            } catch (SQLException broken) {
                if (running) {
                    LOG.warn("the connection for broadcasts broke: {}", broken.getMessage());
                    pause();
                }
            }
        }
    }

    private void follow() throws SQLException {
        var login = database.server().application();
        try (var connection =
                        DriverManager.getConnection(
                                login.url(), login.username(), login.password());
                var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            listeners.values().forEach(all -> all.forEach(Listener::gap));
            listening.countDown();
            var wire = connection.unwrap(PGConnection.class);
            while (running) {
                for (var notification : wire.getNotifications(500)) {
                    dispatch(notification.getParameter());
                }
            }
        }
    }

    private void dispatch(String payload) {
        int space = payload.indexOf(' ');
        each(payload.substring(0, space), listener -> listener.hear(payload.substring(space + 1)));
    }

    private void each(String topic, Consumer<Listener> action) {
        for (var listener : listeners.getOrDefault(topic, List.of())) {
            try {
                action.accept(listener);
            } catch (RuntimeException broken) {
                LOG.error("a listener of {} failed", topic, broken);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(250));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that does not hear the others is not ready. */
    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("broadcast").daemon().start(this::run);
        try {
            if (!listening.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("broadcasts are not heard yet");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
