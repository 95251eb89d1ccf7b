package io.tributary.ledger;

import static io.tributary.ledger.LedgerFixtures.available;
import static io.tributary.ledger.LedgerFixtures.move;
import static io.tributary.ledger.LedgerFixtures.organization;
import static io.tributary.ledger.LedgerFixtures.receivable;
import static io.tributary.ledger.LedgerFixtures.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.UUID;

class MoneyCheckStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(LedgerConfiguration.class);

    private final String key = UUID.randomUUID().toString();
    private final Account customer = receivable(organization());

    @BeforeEach
    void something_is_booked_and_sealed() {
        ledger().record(move(key + "/1", customer, revenue(), 5));
        ledger().record(move(key + "/2", customer, available(customer.organization()), 7));
        Sealed.all(database);
    }

    @Test
    void finds_nothing_in_books_that_are_right() {
        var report = database.bean(CheckReports.class).check().report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.results()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(report.text()).contains("The books are right");
        assertThat(database.bean(CheckReports.class).latest().orElseThrow().report().isClean())
                .isTrue();
    }

    @Test
    void everything_booked_is_sealed_in_blocks_and_the_balance_is_the_same() {
        var before = ledger().proof();
        for (int i = 0; i < 20; i++) {
            ledger().record(move(key + "/s" + i, customer, revenue(), 1));
        }
        var balance = ledger().balance(customer);

        Sealed.all(database);

        var after = ledger().proof();
        assertThat(after.transactions()).isEqualTo(before.transactions() + 20);
        assertThat(after.digest()).hasSize(64).isNotEqualTo(before.digest());
        assertThat(ledger().balance(customer)).isEqualTo(balance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Every transaction balances"
                        + "| update ledger.journal_entry set amount = amount + 1 where n = 1",
                "The balance of a strict account"
                        + "| update ledger.account_balance set balance = balance + 1",
                "No strict account is below zero"
                        + "| update ledger.journal_entry set amount = -amount",
                "What was summed up at a seal"
                        + "| update ledger.sealed_balance set debits = debits + 1",
                "The hash chain over the journal| update ledger.journal_transaction set"
                        + " effective_at = effective_at - interval '1 day'",
                "The hash chain over the journal" + "| delete from ledger.seal_block where n = 1",
                "Every entry is what its transaction and its account say| update"
                    + " ledger.journal_entry set effective_at = effective_at - interval '1 year'",
                "Every entry is what its transaction and its account say| update"
                        + " ledger.journal_entry set kind = 'sale.refunded'",
                "Every entry is what its transaction and its account say| update"
                        + " ledger.journal_entry set organization_id = gen_random_uuid()",
                "Every entry is what its transaction and its account say| update"
                        + " ledger.journal_entry set sequence = sequence + 1000000",
                "Every account has the id that follows from what it is| update ledger.account"
                        + " set code = 'bad-debt' where code like 'revenue%'",
                "Every account has the id that follows from what it is| update ledger.account"
                        + " set organization_id = gen_random_uuid()"
            })
    void finds_what_somebody_broke(String check, String tampering) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            statement.execute(tampering);
            connection.commit();
            try {
                assertThat(database.bean(MoneyCheck.class).run().findings())
                        .anyMatch(finding -> finding.startsWith(check));
            } finally {
                statement.execute(
                        "truncate ledger.journal_transaction, ledger.journal_entry,"
                            + " ledger.account_balance, ledger.sealed_balance, ledger.seal_block,"
                            + " ledger.account cascade");
                connection.commit();
            }
        }
    }

    @Test
    void finds_a_reversal_that_does_not_undo_its_original() throws SQLException {
        var booked = ledger().record(move(key + "/3", customer, revenue(), 5)).transaction();
        ledger().reverse(booked, key + "/4", LedgerFixtures.NOON, new Source("test", booked));

        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    """
                    update ledger.journal_entry
                       set amount = amount * 2
                     where sequence = (select max(sequence) from ledger.journal_transaction)
                    """);
            connection.commit();
            assertThat(database.bean(MoneyCheck.class).run().findings())
                    .anyMatch(finding -> finding.startsWith("A reversal undoes"));
            statement.execute(
                    """
                    update ledger.journal_entry
                       set amount = amount / 2
                     where sequence = (select max(sequence) from ledger.journal_transaction)
                    """);
            connection.commit();
        }
    }

    private static Ledger ledger() {
        return database.bean(Ledger.class);
    }
}
