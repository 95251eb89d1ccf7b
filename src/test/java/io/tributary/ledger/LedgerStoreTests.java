package io.tributary.ledger;

import static io.tributary.ledger.LedgerFixtures.NOON;
import static io.tributary.ledger.LedgerFixtures.available;
import static io.tributary.ledger.LedgerFixtures.money;
import static io.tributary.ledger.LedgerFixtures.move;
import static io.tributary.ledger.LedgerFixtures.organization;
import static io.tributary.ledger.LedgerFixtures.receivable;
import static io.tributary.ledger.LedgerFixtures.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.UUID;

class LedgerStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(LedgerConfiguration.class);

    private final Account customer = receivable(organization());
    private final String key = UUID.randomUUID().toString();

    @Test
    void books_and_tells_the_balance_in_the_normal_sign() {
        var before = ledger().balance(revenue());

        ledger().record(move(key, customer, revenue(), 500_000));

        assertThat(ledger().balance(customer)).isEqualTo(money(500_000));
        assertThat(ledger().balance(revenue()).minus(before)).isEqualTo(money(500_000));
    }

    @Test
    void a_key_books_once() {
        var first = ledger().record(move(key, customer, revenue(), 5));
        var again = ledger().post(move(key, customer, revenue(), 5));

        assertThat(first).isInstanceOf(Posted.Booked.class);
        assertThat(again).isEqualTo(new Posted.Existing(first.transaction()));
        assertThat(ledger().balance(customer)).isEqualTo(money(5));
    }

    @Test
    void a_key_is_not_for_other_content() {
        ledger().record(move(key, customer, revenue(), 5));

        assertThatThrownBy(() -> ledger().post(move(key, customer, revenue(), 6)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(LedgerProblem.POSTING_DIFFERS));
        assertThat(ledger().balance(customer)).isEqualTo(money(5));
    }

    @Test
    void a_strict_account_does_not_go_below_zero() {
        var payee = available(organization());
        ledger().record(move(key, customer, payee, 100));

        assertThatThrownBy(() -> ledger().post(move(key + "/2", payee, customer, 101)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(LedgerProblem.ACCOUNT_FLOOR));
        ledger().post(move(key + "/3", payee, customer, 100));
        assertThat(ledger().balance(payee)).isEqualTo(money(0));
    }

    @Test
    void a_transaction_is_reversed_once() {
        var booked = ledger().record(move(key, customer, revenue(), 5)).transaction();
        var source = new Source("test", booked);

        ledger().reverse(booked, key + "/undo", NOON, source);

        assertThat(ledger().reverse(booked, key + "/undo", NOON, source))
                .isInstanceOf(Posted.Existing.class);
        assertThat(ledger().balance(customer)).isEqualTo(money(0));
        assertThatThrownBy(() -> ledger().reverse(booked, key + "/undo2", NOON, source))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(LedgerProblem.ALREADY_REVERSED));
    }

    @Test
    void what_is_recorded_goes_with_the_callers_transaction() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.of(customer.organization()),
                                                () -> {
                                                    ledger().record(
                                                                    move(
                                                                            key, customer,
                                                                            revenue(), 5));
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");

        assertThat(ledger().balance(customer)).isEqualTo(money(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.journal_entry set amount = amount + 1",
                "delete from ledger.journal_transaction",
                "update ledger.account_balance set balance = 0",
                "insert into ledger.journal_entry values (1, 9, null, null, 'USD', 5, 'x', now())"
            })
    void the_application_cannot_write_the_journal_but_by_booking(String tampering) {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.system("tampering"),
                                                () -> database.sql().sql(tampering).update()))
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.journal_entry set amount = amount + 1",
                "truncate ledger.journal_entry",
                "delete from ledger.journal_transaction"
            })
    void nobody_changes_the_journal(String tampering) throws SQLException {
        ledger().record(move(key, customer, revenue(), 5));
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(tampering))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void the_database_refuses_what_does_not_balance() throws SQLException {
        var booked = ledger().record(move(key, customer, revenue(), 5)).transaction();
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            """
                                            insert into ledger.journal_entry
                                            select sequence, 9, account_id, organization_id, currency, 1,
                                                   kind, effective_at
                                              from ledger.journal_entry
                                             where n = 1
                                            """))
                    .hasMessageContaining("differ");
        }
        assertThat(ledger().find(booked).orElseThrow().entries()).hasSize(2);
    }

    @Test
    void an_organization_sees_its_own_entries_only() {
        ledger().record(move(key, customer, revenue(), 5));

        long own = entriesSeenBy(Scope.of(customer.organization()));
        long others = entriesSeenBy(Scope.of(organization()));

        assertThat(own).isEqualTo(1);
        assertThat(others).isZero();
    }

    private static long entriesSeenBy(Scope scope) {
        return database.transactions()
                .in(
                        scope,
                        () ->
                                database.sql()
                                        .sql("select count(*) from ledger.journal_entry")
                                        .query(Long.class)
                                        .single());
    }

    private static Ledger ledger() {
        return database.bean(Ledger.class);
    }
}
