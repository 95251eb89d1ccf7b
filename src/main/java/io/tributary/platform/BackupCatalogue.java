package io.tributary.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is in the database, asked of its catalogue. Statements about tables are put together
 * by the database, which knows how to quote.
 */
final class BackupCatalogue {
    /**
     * A table that is backed up.
     *
     * @param reading the statement that copies it out
     * @param writing the statement that copies it in
     */
    record Table(String name, String reading, String writing) {}

    /** One table that refers to another. */
    record Reference(String from, String to) {}

    private final Connection connection;

    BackupCatalogue(Connection connection) {
        this.connection = connection;
    }

    /** Sees every row; the owner is bound by row level security too. */
    void enterHouse() throws SQLException {
        column("select set_config('app.scope', 'system', true)");
    }

    /** Of the migrations that made the schemas. */
    String digest() throws SQLException {
        return column(
                        """
                        select obj_description(to_regclass('platform.schema_history'), 'pg_class')
                        """)
                .getFirst();
    }

    /** Tables that hold rows, or whose partitions do; without what is not in backups. */
    List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var query =
                        connection.prepareStatement(
                                """
                                select c.oid::regclass::text,
                                       format('copy (select %s from %s) to stdout', columns, c.oid::regclass),
                                       format('copy %s (%s) from stdin', c.oid::regclass, columns)
                                  from pg_class c
                                 cross join lateral (
                                       select string_agg(quote_ident(attname), ', ' order by attnum) as columns
                                         from pg_attribute
                                        where attrelid = c.oid
                                          and attnum > 0
                                          and not attisdropped
                                          and attgenerated = '') a
                                 where c.relnamespace = any (select oid
                                                               from pg_namespace
                                                              where nspname !~ '^(pg_|information_schema|public)')
                                   and c.relkind in ('r', 'p')
                                   and not c.relispartition
                                   and c.relname <> 'schema_history'
                                   and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'not in backups%'
                                 order by 1
                                """);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return tables;
    }

    /** Which table refers to which other one. */
    Set<Reference> references() throws SQLException {
        var references = new HashSet<Reference>();
        try (var query =
                        connection.prepareStatement(
                                """
                                select conrelid::regclass::text, confrelid::regclass::text
                                  from pg_constraint
                                 where contype = 'f'
                                   and conrelid <> confrelid
                                """);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                references.add(new Reference(rows.getString(1), rows.getString(2)));
            }
        }
        return references;
    }

    /** Each partition: its name and how it is made. */
    List<String> partitions() throws SQLException {
        return column(
                """
                select format('%s %s', p.oid::regclass,
                              format('create table %s partition of %s %s',
                                     p.oid::regclass, i.inhparent::regclass,
                                     pg_get_expr(p.relpartbound, p.oid)))
                  from pg_inherits i
                  join pg_class p on p.oid = i.inhrelid
                 where p.relispartition
                   and p.relkind = 'r'
                 order by 1
                """);
    }

    /** Makes a partition that the migrations have not made, protected as they do it. */
    void ensurePartition(String line) throws SQLException {
        int space = line.indexOf(' ');
        var name = line.substring(0, space);
        if (ask("select to_regclass(?) is not null", name).equals("t")) {
            return;
        }
        execute(line.substring(space + 1));
        execute(ask("select format('call platform.protect(%L)', ?)", name));
        execute(ask("select format('revoke all on %s from tributary_app', ?::regclass)", name));
    }

    /** Each sequence that was used, as what sets it. */
    List<String> sequences() throws SQLException {
        return column(
                """
                select format('%I.%I %s', schemaname, sequencename, last_value)
                  from pg_sequences
                 where last_value is not null
                 order by 1
                """);
    }

    void setSequence(String line) throws SQLException {
        int space = line.lastIndexOf(' ');
        try (var query = connection.prepareStatement("select setval(?::regclass, ?)")) {
            query.setString(1, line.substring(0, space));
            query.setLong(2, Long.parseLong(line.substring(space + 1)));
            query.execute();
        }
    }

    /** Whether any organization has any row. */
    boolean isInUse() throws SQLException {
        for (var question :
                column(
                        """
                        select format('select exists (select from %s)', a.attrelid::regclass)
                          from pg_attribute a
                          join pg_class c on c.oid = a.attrelid
                         where a.attname = 'organization_id'
                           and c.relkind in ('r', 'p')
                           and not c.relispartition
                        """)) {
            if (column(question).getFirst().equals("t")) {
                return true;
            }
        }
        return false;
    }

    /** Empties the tables, and lets rows in as they are: no trigger of ours, no row security. */
    void open(List<Table> tables) throws SQLException {
        for (var table : tables) {
            alter(table, "alter table %s disable trigger user");
            alter(table, "alter table %s disable row level security");
        }
        execute(
                ask(
                        "select format('truncate %s cascade', ?)",
                        String.join(", ", tables.stream().map(Table::name).toList())));
    }

    /** As the migrations left them. Each table with an organization is protected. */
    void close(List<Table> tables) throws SQLException {
        execute("set constraints all immediate");
        var guarded =
                Set.copyOf(
                        column(
                                """
                                select distinct polrelid::regclass::text
                                  from pg_policy
                                """));
        for (var table : tables) {
            alter(table, "alter table %s enable trigger user");
            if (guarded.contains(table.name())) {
                alter(table, "alter table %s enable row level security");
            }
        }
    }

    private void alter(Table table, String statement) throws SQLException {
        execute(ask("select format(?, ?::regclass)", statement, table.name()));
    }

    /** Tells the planner what there is. */
    void analyze() throws SQLException {
        execute("analyze");
    }

    private List<String> column(String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }

    private String ask(String query, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }

    private void execute(String statement) throws SQLException {
        try (var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
