package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;
import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

class PayoutFilesStoreTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final OrganizationId paused = SettlementFixtures.payee(database);
    private final OrganizationId suspended = SettlementFixtures.payee(database);
    private final OrganizationId other = SettlementFixtures.payee(database);

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, false);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void a_file_leaves_out_whoever_is_paused_or_suspended_until_that_ends() {
        earn(paused);
        earn(suspended);
        earn(other);
        database.bean(PayoutRun.class).run();
        var operator = SettlementFixtures.operator(database);
        var operators = database.bean(Operators.class);
        database.bean(Payees.class).setTerms(by(paused), null, null, null, null, "A report.");
        operators.setStatus(operator, suspended, Organization.Status.SUSPENDED, "A report.");

        assertThat(make().payouts()).isEqualTo(1);
        assertThat(state(paused)).isEqualTo(Payout.State.READY);
        assertThat(state(suspended)).isEqualTo(Payout.State.READY);
        assertThat(state(other)).isEqualTo(Payout.State.SENT);

        database.bean(Payees.class).setTerms(by(paused), null, null, null, null, null);
        operators.setStatus(operator, suspended, Organization.Status.ACTIVE, "All is well.");
        assertThat(make().payouts()).isEqualTo(2);
    }

    private static PayoutFile make() {
        return database.bean(PayoutFiles.class)
                .make("operator", PayoutMethod.Kind.BANK_TRANSFER, CurrencyUnit.USD);
    }

    private static Payout.State state(OrganizationId payee) {
        return database.bean(Payouts.class).of(payee, null, 1).getFirst().state();
    }

    private static void earn(OrganizationId payee) {
        var key = "order/" + UUID.randomUUID();
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database, key, usd("100.00"), Map.of("organizer", payee), null));
        database.pass(Duration.ofDays(8));
    }
}
