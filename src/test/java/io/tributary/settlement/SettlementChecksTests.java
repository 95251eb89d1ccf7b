package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Each rule is broken on purpose, behind the application's back, and found. */
class SettlementChecksTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    @BeforeAll
    static void sales_and_payouts() {
        SettlementFixtures.rule(database, false);
        var payee = SettlementFixtures.payee(database);
        sell("one", payee);
        database.pass(Duration.ofDays(8));
        database.bean(PayoutRun.class).run();
        var payouts = database.bean(Payouts.class);
        payouts.paid(
                SettlementFixtures.by(payee), payouts.of(payee, null, 1).getFirst().id(), null);
        SettlementFixtures.gaveBack(database, "one", usd("100.00"));
        database.bean(Settlement.class).refund("one", usd("100.00"), "back");
        var other = SettlementFixtures.payee(database);
        sell("two", other);
        database.pass(Duration.ofDays(8));
        database.bean(PayoutRun.class).run();
        sell("three", other);
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    private static void sell(String key, OrganizationId payee) {
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database, key, usd("100.00"), Map.of("organizer", payee), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update settlement.earning set amount = amount + 1 where title like '%three'"
                        + "; What is left of every sale",
                "update settlement.sale set house = house + 1 where key = 'three'"
                        + "; What is left of every sale",
                "update settlement.reversal set amount = amount - 1"
                        + "; What was taken back of every sale",
                "update settlement.payout set gross = gross + 1, net = net + 1"
                        + "; Every payout is the sum of its items",
                "update settlement.payable set payout_id = null where payout_id is not null"
                        + "; Every payout is the sum of its items",
                "update settlement.earning set matured_at = null, reserve = 0"
                        + "; What payees have pending",
                "update settlement.payable set payout_id = null where amount > 0"
                        + "; What payees have available",
                "update settlement.earning set reserve = reserve + 1 where matured_at is not null"
                        + "; What is reserved of payees",
                "update settlement.payout set state = 'failed', settled_at = created_at"
                        + " where state = 'ready'; What is on its way to payees",
                "update settlement.clawback set amount = amount + 1; What payees owe back",
                "update settlement.statement set frozen = frozen || ' '"
                        + "; Every payout that arrived has its statement",
                "update settlement.statement set number = 2"
                        + "; Every payout that arrived has its statement",
                "delete from settlement.statement"
                        + "; Every payout that arrived has its statement",
            })
    void what_somebody_changes_is_found(String change, String rule) throws SQLException {
        try (var connection = database.superuser()) {
            copy(connection);
            execute(connection, change);

            assertThat(SettlementFixtures.findings(database))
                    .anySatisfy(finding -> assertThat(finding).startsWith(rule));

            restore(connection);
        }
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    /** The order in which they can be emptied and filled again. */
    private static final String[] TABLES = {
        "sale", "earning", "reversal", "payout", "payable", "payout_item", "clawback", "statement"
    };

    private static void copy(Connection connection) throws SQLException {
        for (var table : TABLES) {
            execute(connection, "drop table if exists public.kept_" + table);
            execute(
                    connection,
                    "create table public.kept_" + table + " as table settlement." + table);
        }
    }

    private static void restore(Connection connection) throws SQLException {
        execute(connection, "set session_replication_role = replica");
        for (var table : TABLES) {
            execute(connection, "delete from settlement." + table);
            execute(
                    connection,
                    "insert into settlement." + table + " select * from public.kept_" + table);
        }
        execute(connection, "set session_replication_role = origin");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
