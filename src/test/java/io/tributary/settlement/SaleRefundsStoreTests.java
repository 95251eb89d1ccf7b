package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Approval;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What of a direct sale one person gives back alone, and what takes two. */
class SaleRefundsStoreTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final SaleRefunds refunds = database.bean(SaleRefunds.class);
    private final Approvals approvals = database.bean(Approvals.class);
    private final Person anna = SettlementFixtures.operator(database);
    private final Person ben = SettlementFixtures.operator(database);
    private final OrganizationId organizer = SettlementFixtures.payee(database);
    private final String sale =
            SettlementFixtures.directSale(database, organizer, usd("2000.00")).key();

    @Test
    void up_to_the_limit_one_person_gives_it_back_and_it_is_on_the_sellers_trail() {
        assertThat(refund(anna, usd("500.00"), key()))
                .isEqualTo(new Approvals.Refund.Given(usd("500.00")));

        assertThat(left()).isEqualTo(usd("1500.00"));
        assertThat(SettlementFixtures.findings(database)).isEmpty();
        assertThat(trail()).contains("Operator " + anna.email() + ": rained off");
    }

    @Test
    void above_the_limit_nothing_moves_until_a_second_person_approves() {
        assertThat(refund(anna, usd("500.01"), key()))
                .isEqualTo(new Approvals.Refund.Asked(usd("500.01")));
        var asked = asked();
        assertThatThrownBy(() -> approvals.approve(anna, asked.id(), "mine"))
                .isInstanceOf(ProblemException.class);
        assertThat(left()).isEqualTo(usd("2000.00"));

        approvals.approve(ben, asked.id(), "so it is");

        assertThat(left()).isEqualTo(usd("1499.99"));
        assertThat(SettlementFixtures.findings(database)).isEmpty();
        assertThat(trail()).contains("Two operators: rained off");
    }

    @Test
    void what_is_split_into_parts_below_the_limit_takes_two_as_well() {
        var first = key();
        assertThat(refund(anna, usd("300.00"), first)).isInstanceOf(Approvals.Refund.Given.class);
        assertThat(refund(anna, usd("300.00"), first))
                .as("once more, the same")
                .isInstanceOf(Approvals.Refund.Given.class);
        assertThat(refund(ben, usd("200.00"), key())).isInstanceOf(Approvals.Refund.Given.class);

        assertThat(refund(ben, usd("0.01"), key())).isInstanceOf(Approvals.Refund.Asked.class);

        assertThat(left()).isEqualTo(usd("1500.00"));
    }

    @Test
    void what_was_asked_for_twice_under_one_key_is_given_once() {
        var key = key();
        refund(anna, usd("900.00"), key);
        var first = asked();
        refund(anna, usd("900.00"), key);
        var second = asked();

        approvals.approve(ben, first.id(), "yes");
        approvals.approve(ben, second.id(), "yes");

        assertThat(left()).isEqualTo(usd("1100.00"));
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void what_is_not_left_any_more_is_refused_and_stays_open() {
        refund(anna, usd("1800.00"), key());
        var asked = asked();
        refund(ben, usd("400.00"), key());

        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), "late"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(SettlementProblem.REVERSAL_TOO_HIGH));

        assertThat(approvals.find(asked.id()).orElseThrow().decision()).isNull();
        assertThat(left()).isEqualTo(usd("1600.00"));
    }

    @Test
    void a_sale_that_was_paid_otherwise_is_not_given_back_from_the_bank() {
        SettlementFixtures.rule(database, false);
        var key = "order/" + UUID.randomUUID();
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database,
                                key,
                                usd("100.00"),
                                Map.of("organizer", organizer, "partner", organizer),
                                null));

        assertThatThrownBy(() -> refunds.refund(anna, key, usd("10.00"), "rained off", key()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem()).isEqualTo(PlatformProblem.NOT_FOUND));
    }

    private Approvals.Refund refund(Person operator, Money amount, String key) {
        return refunds.refund(operator, sale, amount, "rained off", key);
    }

    private Approval asked() {
        return approvals.newest().stream()
                .filter(one -> one.payload().contains(sale))
                .findFirst()
                .orElseThrow();
    }

    private Money left() {
        return database.bean(DirectSales.class).find(sale).orElseThrow().left();
    }

    private List<String> trail() {
        return database
                .bean(AuditTrail.class)
                .entries(organizer, "sale.refunded", null, 50)
                .items()
                .stream()
                .map(entry -> entry.actor() + ": " + entry.details().get("reason"))
                .toList();
    }

    private static String key() {
        return "refund/" + UUID.randomUUID();
    }
}
