package io.tributary.platform;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The database that the house runs on, embedded or external, with its two roles: the owner of the
 * schemas, who migrates, and the application, who owns nothing and is bound by row level security.
 */
final class DatabaseServer implements AutoCloseable {
    private static final String NAME = "tributary";
    static final String OWNER = "tributary_owner";
    static final String APPLICATION = "tributary_app";

    /** Created, inserted or updated by another at the same time, as PostgreSQL says it. */
    private static final Set<String> RACED = Set.of("42710", "23505", "XX000");

    private static final int ATTEMPTS = 20;

    private final DatabaseLogin owner;
    private final DatabaseLogin application;
    private final @Nullable EmbeddedDatabase embedded;

    private DatabaseServer(
            DatabaseLogin owner, DatabaseLogin application, @Nullable EmbeddedDatabase embedded) {
        this.owner = owner;
        this.application = application;
        this.embedded = embedded;
    }

    /**
     * Starts the embedded database, or reaches the external one, makes sure of the roles, and
     * brings the schemas up to date.
     */
    static DatabaseServer open(Settings.Database settings, Secrets secrets) {
        String url = settings.url();
        var server = url == null ? embedded(settings, secrets) : external(url, settings, secrets);
        try {
            Migrations.run(server.owner);
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private static DatabaseServer embedded(Settings.Database settings, Secrets secrets) {
        var running =
                settings.join()
                        ? EmbeddedDatabase.running(settings.directory())
                        : Optional.<String>empty();
        return running.map(address -> joined(address, secrets))
                .orElseGet(() -> started(settings, secrets));
    }

    private static DatabaseServer joined(String address, Secrets secrets) {
        var url = address + NAME;
        return new DatabaseServer(
                new DatabaseLogin(url, OWNER, secrets.password("database/owner")),
                new DatabaseLogin(url, APPLICATION, secrets.password("database/application")),
                null);
    }

    private static DatabaseServer started(Settings.Database settings, Secrets secrets) {
        var server =
                EmbeddedDatabase.start(
                        settings.directory(),
                        settings.binariesDirectory(),
                        secrets.password("database/postgres"),
                        settings.connections());
        var owner = new DatabaseLogin(server.url(NAME), OWNER, secrets.password("database/owner"));
        var application =
                new DatabaseLogin(
                        server.url(NAME), APPLICATION, secrets.password("database/application"));
        try {
            try (var connection = server.superuser("postgres")) {
                ensureRole(connection, owner);
                ensureRole(connection, application);
                ensureDatabase(connection);
            }
            return new DatabaseServer(owner, application, server);
        } catch (SQLException failed) {
            server.close();
            throw new IllegalStateException(
                    "the roles of the embedded database cannot be made", failed);
        }
    }

    private static DatabaseServer external(
            String url, Settings.Database settings, Secrets secrets) {
        String username = settings.username();
        String password = settings.password();
        if (username == null || password == null) {
            throw new IllegalArgumentException(
                    "tributary.database.url needs tributary.database.username and"
                        + " tributary.database.password: the owner of the database, who may create"
                        + " roles");
        }
        var owner = new DatabaseLogin(url, username, password);
        var application =
                new DatabaseLogin(url, APPLICATION, secrets.password("database/application"));
        try (var connection = DriverManager.getConnection(url, username, password)) {
            ensureRole(connection, application);
            return new DatabaseServer(owner, application, null);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the database " + owner + " cannot be prepared", failed);
        }
    }

    /** Several servers may start on one database at the same time, and all say the same. */
    private static void ensureRole(Connection connection, DatabaseLogin role) throws SQLException {
        for (int left = ATTEMPTS; ; left--) {
            try {
                tellRole(connection, role);
                return;
            } catch (SQLException raced) {
                if (left == 0 || !RACED.contains(raced.getSQLState())) {
                    throw raced;
                }
            }
        }
    }

    /** Names and passwords are ours (letters, digits): nothing of a user's stands in this SQL. */
    private static void tellRole(Connection connection, DatabaseLogin role) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("set scram_iterations = 64"); // nobody guesses 256 random bits
            statement.execute(
                    """
                    do $$
                    begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s login nosuperuser nocreatedb nocreaterole nobypassrls;
                        end if;
                    end
                    $$
                    """
                            .formatted(role.username()));
            statement.execute(
                    "alter role %s password '%s'".formatted(role.username(), role.password()));
            statement.execute(
                    "alter role %s set search_path = identity, platform"
                            .formatted(role.username()));
        }
    }

    private static void ensureDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                try (var creation = connection.createStatement()) {
                    creation.execute("create database " + NAME + " owner " + OWNER);
                }
            }
        }
    }

    DatabaseLogin owner() {
        return owner;
    }

    DatabaseLogin application() {
        return application;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
