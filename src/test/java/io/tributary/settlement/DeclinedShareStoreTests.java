package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;
import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The organizer has two parts of a sale: its own, and the partner's, which was declined. */
class DeclinedShareStoreTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final OrganizationId organizer = SettlementFixtures.payee(database);
    private final OrganizationId partner = SettlementFixtures.payee(database);
    private final String key = "order/" + UUID.randomUUID();

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, true);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void a_refund_after_the_payout_takes_the_reserves_of_both_parts_once() {
        sell();
        decline();
        mature();
        database.bean(PayoutRun.class).run();
        assertThat(wallet().inTransit()).isEqualTo(usd("85.50"));

        SettlementFixtures.gaveBack(database, key, usd("100.00"));
        settlement().refund(key, usd("100.00"), key + "/back");

        assertThat(wallet().reserve()).isEqualTo(usd("0.00"));
        assertThat(wallet().owed()).isEqualTo(usd("85.50"));
    }

    @Test
    void a_lost_dispute_in_part_takes_the_reserves_of_both_parts_once() {
        sell();
        decline();
        mature();
        database.bean(PayoutRun.class).run();

        SettlementFixtures.gaveBack(database, key, usd("50.00"));
        settlement().disputeLost(key, usd("50.00"), key + "/lost");

        assertThat(wallet().reserve()).isEqualTo(usd("0.00"));
        assertThat(wallet().owed()).isEqualTo(usd("40.50"));
    }

    @Test
    void what_is_declined_during_a_dispute_is_held_until_the_dispute_is_won() {
        sell();
        settlement().dispute(key);
        decline();

        mature();
        assertThat(wallet().pending()).isEqualTo(usd("90.00"));

        settlement().disputeWon(key);
        database.bean(Maturing.class).run();
        assertThat(wallet().available()).isEqualTo(usd("85.50"));
    }

    private void sell() {
        var parties = Map.of("organizer", organizer, "partner", partner);
        settlement()
                .distribute(SettlementFixtures.sale(database, key, usd("100.00"), parties, null));
    }

    private void decline() {
        var share = database.bean(Earnings.class).asked(organizer).getFirst();
        settlement().decline(by(organizer), share.id(), organizer);
    }

    private static void mature() {
        database.pass(Duration.ofDays(7));
        database.bean(Maturing.class).run();
    }

    private Wallet wallet() {
        return SettlementFixtures.wallet(database, organizer);
    }

    private static Settlement settlement() {
        return database.bean(Settlement.class);
    }
}
