package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue of the migrated database: what must hold of every table there is. */
class CatalogueTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    @Test
    void every_table_and_partition_of_an_organization_is_protected() throws SQLException {
        try (var connection = database.superuser()) {
            assertThat(ofOrganizations(connection, true)).isNotEmpty();
            assertThat(ofOrganizations(connection, false)).isEmpty();
        }
    }

    @Test
    void an_unprotected_table_would_be_seen() throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("create schema open_field");
            statement.execute("create table open_field.sheep (organization_id uuid)");

            assertThat(ofOrganizations(connection, false)).containsExactly("open_field.sheep");

            statement.execute("drop schema open_field cascade");
        }
    }

    @Test
    void the_application_owns_nothing_and_is_above_nothing() throws SQLException {
        try (var connection = database.superuser()) {
            assertThat(
                            rows(
                                    connection,
                                    """
                                    select c.oid::regclass::text
                                      from pg_class c
                                      join pg_roles r on r.oid = c.relowner
                                     where r.rolname = 'tributary_app'
                                    union all
                                    select rolname
                                      from pg_roles
                                     where rolname in ('tributary_app', 'tributary_owner')
                                       and (rolsuper or rolbypassrls)
                                    """))
                    .isEmpty();
        }
    }

    private static List<String> ofOrganizations(Connection connection, boolean isProtected)
            throws SQLException {
        return rows(
                connection,
                """
                select c.oid::regclass::text
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid
                 where c.relkind in ('r', 'p')
                   and a.attname = 'organization_id'
                   and not a.attisdropped
                   and n.nspname not in ('pg_catalog', 'information_schema')
                   and ? = (c.relrowsecurity
                            and c.relforcerowsecurity
                            and exists (select from pg_policy p where p.polrelid = c.oid))
                """,
                isProtected);
    }

    private static List<String> rows(Connection connection, String query, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var answer = statement.executeQuery();
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
            return rows;
        }
    }
}
