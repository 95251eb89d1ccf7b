package io.tributary.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.postgresql.PGConnection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * All data of the house in one file, as of one moment, and back into an empty database. The file
 * holds rows only: schemas come from the migrations of the same version. What a table's comment
 * calls {@code not in backups} stays out.
 */
public final class Backup {
    private static final String DIGEST = "migrations";
    private static final String PARTITIONS = "partitions";
    private static final String SEQUENCES = "sequences";
    private static final String TABLES = "tables/";

    private final Database database;

    Backup(Database database) {
        this.database = database;
    }

    /**
     * Writes everything into that file, while the servers work.
     *
     * @return how many tables there are in it
     */
    public int write(Path file) throws IOException, SQLException {
        var aside = Files.createTempFile(file.toAbsolutePath().getParent(), "backup", ".part");
        try {
            int tables = writeAll(aside);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            return tables;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private int writeAll(Path file) throws IOException, SQLException {
        try (var connection = owner();
                var zip =
                        new ZipOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(file)), UTF_8)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var catalogue = new BackupCatalogue(connection);
            catalogue.enterHouse();
            text(zip, DIGEST, List.of(catalogue.digest()));
            text(zip, PARTITIONS, catalogue.partitions());
            text(zip, SEQUENCES, catalogue.sequences());
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            var all = catalogue.tables();
            for (var table : all) {
                zip.putNextEntry(new ZipEntry(TABLES + table.name()));
                copies.copyOut(table.reading(), zip);
                zip.closeEntry();
            }
            connection.rollback();
            return all.size();
        }
    }

    /**
     * Reads everything back, in one transaction.
     *
     * @throws IllegalStateException when the file is of another version, or the database is in use
     */
    public void restore(Path file) throws IOException, SQLException {
        try (var connection = owner();
                var zip = new ZipFile(file.toFile(), UTF_8)) {
            connection.setAutoCommit(false);
            var catalogue = new BackupCatalogue(connection);
            catalogue.enterHouse();
            if (!lines(zip, DIGEST).equals(List.of(catalogue.digest()))) {
                throw new IllegalStateException(
                        "the backup is of another version: restore it with the version that wrote"
                                + " it");
            }
            if (catalogue.isInUse()) {
                throw new IllegalStateException(
                        "the database is not empty: restore into an empty one");
            }
            for (var partition : lines(zip, PARTITIONS)) {
                catalogue.ensurePartition(partition);
            }
            var tables = catalogue.tables();
            catalogue.open(tables);
            copy(connection, zip, ordered(tables, catalogue.references()));
            catalogue.close(tables);
            for (var sequence : lines(zip, SEQUENCES)) {
                catalogue.setSequence(sequence);
            }
            connection.commit();
            catalogue.analyze();
            connection.commit();
        }
    }

    private static void copy(Connection connection, ZipFile zip, List<BackupCatalogue.Table> tables)
            throws IOException, SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables) {
            var entry = zip.getEntry(TABLES + table.name());
            if (entry != null) {
                try (var rows = zip.getInputStream(entry)) {
                    copies.copyIn(table.writing(), rows);
                }
            }
        }
    }

    /** What is referred to stands before what refers to it. */
    static List<BackupCatalogue.Table> ordered(
            List<BackupCatalogue.Table> tables, Set<BackupCatalogue.Reference> references) {
        var waiting = new LinkedHashSet<>(tables);
        var ordered = new ArrayList<BackupCatalogue.Table>();
        while (!waiting.isEmpty()) {
            var free =
                    waiting.stream()
                            .filter(
                                    table ->
                                            waiting.stream()
                                                    .noneMatch(
                                                            other ->
                                                                    references.contains(
                                                                            new BackupCatalogue
                                                                                    .Reference(
                                                                                    table.name(),
                                                                                    other.name()))))
                            .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException(
                        "tables refer to each other in a circle: " + waiting);
            }
            ordered.addAll(free);
            free.forEach(waiting::remove);
        }
        return ordered;
    }

    private static void text(ZipOutputStream zip, String name, List<String> lines)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(String.join("\n", lines).getBytes(UTF_8));
        zip.closeEntry();
    }

    private static List<String> lines(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalStateException("this file is no backup");
        }
        try (var content = zip.getInputStream(entry)) {
            return new String(content.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private Connection owner() throws SQLException {
        var login = database.server().owner();
        return DriverManager.getConnection(login.url(), login.username(), login.password());
    }
}
