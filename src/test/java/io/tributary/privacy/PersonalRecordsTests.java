package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * Reads the catalogue of the migrated database: every table with a person in it is answered for. A
 * table has a person in it when one of its columns is named like one, or when the comment of a
 * column says {@code person: …}. A column that is named so and means none has a comment that says
 * {@code no person: …}.
 */
@ExtendWith(TributaryServer.Running.class)
class PersonalRecordsTests {
    private static final String NAMED_LIKE_A_PERSON =
            "^(person|person_id|.+_person|.+_person_id|member_id|email|.+_email|recipient|actor"
                    + "|author|owner_email|operator|principal_name|user_entity_user_id|holder|phone"
                    + "|.+ed_by|assignee_id|participant_id)$";

    /** What is named like a person and is none, in tables that were there before the rule. */
    private static final List<String> NO_PERSONS =
            List.of("platform.scheduled_task.picked_by", "gateway.api_key.replaced_by");

    private final TributaryServer server;

    PersonalRecordsTests(TributaryServer server) {
        this.server = server;
    }

    @Test
    void every_table_with_a_person_is_answered_for_by_exactly_one_module() {
        var answered =
                records().stream()
                        .flatMap(module -> module.holdings().stream())
                        .map(Holding::table)
                        .toList();

        assertThat(answered).doesNotHaveDuplicates();
        assertThat(tables(NO_PERSONS))
                .as("a table with a person has a PersonalRecords bean that holds it")
                .isSubsetOf(answered);
        assertThat(existing()).as("tables that are no more").containsAll(answered);
    }

    @Test
    void a_module_answers_for_its_own_tables_alone() {
        assertThat(records())
                .allSatisfy(
                        module ->
                                assertThat(module.holdings())
                                        .isNotEmpty()
                                        .allMatch(
                                                holding ->
                                                        holding.table()
                                                                .startsWith(
                                                                        module.module() + ".")));
    }

    @Test
    void a_table_that_nobody_answers_for_is_seen() {
        assertThat(tables(List.of())).contains("platform.scheduled_task");
    }

    private List<PersonalRecords> records() {
        return server.bean(PersonalRegister.class).all();
    }

    private List<String> tables(List<String> noPersons) {
        return find(
                """
                select distinct n.nspname || '.' || c.relname
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and not c.relispartition
                   and a.attnum > 0
                   and c.relname <> 'schema_history'
                   and not a.attisdropped
                   and n.nspname not in ('pg_catalog', 'information_schema')
                   and coalesce(col_description(c.oid, a.attnum), '') not like 'no person: %'
                   and (a.attname ~ :named or col_description(c.oid, a.attnum) like 'person: %')
                   and n.nspname || '.' || c.relname || '.' || a.attname <> all(:none)
                 order by 1
                """,
                noPersons);
    }

    private List<String> existing() {
        return find(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and (:named <> '' or cardinality(:none) > 0)
                """,
                List.of("none"));
    }

    private List<String> find(String query, List<String> none) {
        return server.bean(Transactions.class)
                .in(
                        Scope.system("a test"),
                        () ->
                                server.bean(JdbcClient.class)
                                        .sql(query)
                                        .param("named", NAMED_LIKE_A_PERSON)
                                        .param("none", none.toArray(String[]::new))
                                        .query((row, _) -> row.getString(1))
                                        .list());
    }
}
