package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

class ScopeStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final Scope HOUSE = Scope.system("test");

    private final OrganizationId river = new OrganizationId(UUID.randomUUID());
    private final OrganizationId brook = new OrganizationId(UUID.randomUUID());

    @BeforeAll
    static void a_table_that_belongs_to_organizations() throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table platform.thing (organization_id uuid not null, name text not"
                            + " null)");
            statement.execute("call platform.protect('platform.thing')");
            statement.execute("grant all on platform.thing to tributary_app");
        }
    }

    @BeforeEach
    void each_has_one_thing() {
        database.transactions()
                .run(HOUSE, () -> database.sql().sql("delete from platform.thing").update());
        database.transactions().run(Scope.of(river), () -> write(river, "reed"));
        database.transactions().run(Scope.of(brook), () -> write(brook, "moss"));
    }

    @Test
    void an_organization_sees_its_own_and_the_house_sees_all() {
        assertThat(database.transactions().in(Scope.of(river), this::names))
                .containsExactly("reed");
        assertThat(database.transactions().in(HOUSE, this::names)).containsExactly("moss", "reed");
    }

    @Test
    void an_organization_cannot_write_for_another() {
        assertThatThrownBy(
                        () -> database.transactions().run(Scope.of(river), () -> write(brook, "x")))
                .isInstanceOf(DataAccessException.class)
                .hasRootCauseMessage(
                        "ERROR: new row violates row-level security policy for table \"thing\"");
    }

    @Test
    void without_a_scope_no_transaction_begins_and_no_connection_is_lost() {
        var bare = new TransactionTemplate(database.bean(ScopedTransactionManager.class));

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> bare.execute(_ -> names()))
                    .isInstanceOf(CannotCreateTransactionException.class);
        }
        assertThat(database.transactions().in(HOUSE, this::names)).hasSize(2);
    }

    @Test
    void outside_a_transaction_a_protected_table_is_empty() {
        assertThat(names()).isEmpty();
    }

    @Test
    void a_scope_inside_a_scope_is_given_back_at_its_end() {
        database.transactions()
                .run(
                        Scope.of(river),
                        () -> {
                            assertThat(database.transactions().in(Scope.of(brook), this::names))
                                    .containsExactly("moss");
                            assertThat(names()).containsExactly("reed");
                        });
    }

    @Test
    void a_scope_inside_a_scope_is_given_back_after_an_exception_too() {
        database.transactions()
                .run(
                        Scope.of(river),
                        () -> {
                            assertThatThrownBy(
                                            () -> database.transactions().run(HOUSE, this::stumble))
                                    .hasMessage("stumbled");
                            assertThat(names()).containsExactly("reed");
                        });
    }

    @Test
    void the_application_owns_nothing_and_cannot_lift_the_wall() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                HOUSE,
                                                () ->
                                                        database.sql()
                                                                .sql(
                                                                        "alter table platform.thing"
                                                                            + " disable row level"
                                                                            + " security")
                                                                .update()))
                .hasRootCauseMessage("ERROR: must be owner of table thing");
    }

    private void stumble() {
        throw new IllegalStateException("stumbled");
    }

    private void write(OrganizationId owner, String name) {
        database.sql()
                .sql("insert into platform.thing (organization_id, name) values (:owner, :name)")
                .param("owner", owner.value())
                .param("name", name)
                .update();
    }

    private List<@Nullable String> names() {
        return database.sql()
                .sql("select name from platform.thing order by name")
                .query(String.class)
                .list();
    }
}
