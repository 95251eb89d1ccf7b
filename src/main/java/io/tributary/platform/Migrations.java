package io.tributary.platform;

import org.flywaydb.core.Flyway;

import java.util.List;

/**
 * Brings the schemas up to date, in the order of the floors. Each module has a schema of its own
 * name, its scripts in {@code db/migration/<module>} and its own history.
 */
final class Migrations {
    private static final List<String> MODULES =
            List.of("platform", "identity", "metering", "gateway", "compatibility");

    private Migrations() {}

    static void run(DatabaseLogin owner) {
        migrate(owner, "__root", "public");
        MODULES.forEach(module -> migrate(owner, module, module));
    }

    private static void migrate(DatabaseLogin owner, String folder, String schema) {
        Flyway.configure()
                .dataSource(owner.url(), owner.username(), owner.password())
                .locations("classpath:db/migration/" + folder)
                .failOnMissingLocations(false)
                .defaultSchema(schema)
                .createSchemas(true)
                .table("schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
