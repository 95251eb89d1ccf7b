package io.tributary.platform;

import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.util.Map;

import javax.sql.DataSource;

/**
 * The pool of the application's role. It is filled when the first connection is asked for: until
 * then the database may still be opening.
 */
final class ApplicationPool extends DelegatingDataSource implements AutoCloseable {
    private final Database database;
    private final int connections;
    private volatile @Nullable HikariDataSource pool;

    ApplicationPool(Database database, int connections) {
        this.database = database;
        this.connections = connections;
    }

    /** The target is known later. */
    @Override
    public void afterPropertiesSet() {}

    @Override
    protected DataSource obtainTargetDataSource() {
        var filled = pool;
        return filled == null ? fill() : filled;
    }

    private synchronized DataSource fill() {
        var filled = pool;
        if (filled == null) {
            filled = pool(database.server().application());
            pool = filled;
        }
        return filled;
    }

    private HikariDataSource pool(DatabaseLogin login) {
        var fresh = new HikariDataSource();
        fresh.setPoolName("application");
        fresh.setJdbcUrl(login.url());
        fresh.setUsername(login.username());
        fresh.setPassword(login.password());
        fresh.setMaximumPoolSize(connections);
        fresh.addDataSourceProperty("reWriteBatchedInserts", "true");
        fresh.addDataSourceProperty("ApplicationName", "tributary");
        return fresh;
    }

    /** Connections by what they do; nothing before the first was asked for. */
    Map<String, Double> figures() {
        var filled = pool;
        var figures = filled == null ? null : filled.getHikariPoolMXBean();
        return figures == null
                ? Map.of()
                : Map.of(
                        "active", (double) figures.getActiveConnections(),
                        "idle", (double) figures.getIdleConnections(),
                        "waiting", (double) figures.getThreadsAwaitingConnection());
    }

    @Override
    public void close() {
        var filled = pool;
        if (filled != null) {
            filled.close();
        }
    }
}
