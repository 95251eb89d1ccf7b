package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;
import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A house with more payees, and more of their payouts, than stand on a page. */
class ManyPayeesStoreTests {
    private static final int MANY = 501;

    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    @BeforeAll
    static void many_payees() throws SQLException {
        SettlementFixtures.rule(database, false);
        execute(
                """
                insert into settlement.payee
                       (organization_id, legal_name, street, postal_code, city, region, country, email, kind,
                        tax_id, vat_id, tax_form, tax_documents, zone, schedule, anchor, due_at, parked)
                select gen_random_uuid(), 'One of many', '', '', '', '', '', '', 'business',
                       '', '', 'none', 'yearly', 'UTC', 'weekly', '2020-01-06', '2020-01-06', 'They wait.'
                  from generate_series(1, %d)
                """
                        .formatted(MANY));
    }

    @Test
    void whoever_is_due_last_has_tax_documents_and_is_found() {
        var payee = SettlementFixtures.payee(database);
        var key = "order/" + UUID.randomUUID();
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database, key, usd("100.00"), Map.of("organizer", payee), null));
        database.pass(Duration.ofDays(8));
        database.bean(PayoutRun.class).run();
        var payouts = database.bean(Payouts.class);
        payouts.paid(by(payee), payouts.of(payee, null, 1).getFirst().id(), null);
        database.pass(Duration.ofDays(366));

        database.bean(Reports.class).run();

        assertThat(database.bean(Statements.class).of(payee))
                .anyMatch(statement -> statement.kind() == Statement.Kind.TAX);
        assertThat(database.bean(Payees.class).find(payee)).isPresent();
        assertThat(database.bean(Payees.class).find(new OrganizationId(UUID.randomUUID())))
                .isEmpty();
        assertThat(database.bean(Payees.class).all())
                .hasSizeGreaterThan(MANY)
                .anyMatch(one -> one.organization().equals(payee));
    }

    @Test
    void what_waits_for_a_file_is_summed_to_the_last_payout() throws SQLException {
        execute(
                """
                insert into settlement.payout
                       (id, organization_id, currency, due_on, gross, withheld, withholding_bps, net, kind, holder,
                        destination, bank, state, created_at, claim_transaction)
                select gen_random_uuid(), organization_id, 'EUR', '2020-01-06', 100, 0, 0, 100, 'check',
                       'One of many', 'Somewhere', '', 'ready', '2020-01-06', gen_random_uuid()
                  from settlement.payee
                 where legal_name = 'One of many'
                """);
        execute(
                """
                update settlement.payee
                   set paused = 'A report.'
                 where organization_id = (select organization_id
                                            from settlement.payout
                                           where currency = 'EUR'
                                           limit 1)
                """);

        assertThat(database.bean(Payouts.class).waiting())
                .as("whoever is paused is left out, as the file does")
                .filteredOn(waiting -> waiting.kind() == PayoutMethod.Kind.CHECK)
                .singleElement()
                .satisfies(
                        waiting -> {
                            assertThat(waiting.count()).isEqualTo(MANY - 1);
                            assertThat(waiting.total()).hasToString("EUR 500.00");
                        });
        assertThat(database.bean(Payouts.class).ready()).isGreaterThanOrEqualTo(MANY);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
