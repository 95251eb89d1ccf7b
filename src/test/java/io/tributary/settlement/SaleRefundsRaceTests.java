package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Approvals;
import io.tributary.identity.Person;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.AtOnce;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Many requests for one sale are approved at one moment: no more is given than was paid. */
class SaleRefundsRaceTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    @Test
    void however_many_approve_at_once_no_more_goes_back_than_came_in() throws Exception {
        var sale =
                SettlementFixtures.directSale(
                                database, SettlementFixtures.payee(database), usd("2000.00"))
                        .key();
        var asker = SettlementFixtures.operator(database);
        var deciders =
                List.of(
                        SettlementFixtures.operator(database),
                        SettlementFixtures.operator(database));
        for (int i = 0; i < 6; i++) {
            database.bean(SaleRefunds.class)
                    .refund(asker, sale, usd("600.00"), "storm", "refund/" + UUID.randomUUID());
        }
        var acts = new ArrayList<Callable<Boolean>>();
        for (var request : database.bean(Approvals.class).newest()) {
            if (request.payload().contains(sale)) {
                deciders.forEach(who -> acts.add(() -> approved(who, request.id())));
            }
        }

        assertThat(AtOnce.all(acts).stream().filter(Boolean::booleanValue)).hasSize(3);
        assertThat(database.bean(DirectSales.class).find(sale).orElseThrow().left())
                .isEqualTo(usd("200.00"));
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void however_many_parts_are_given_at_once_one_person_gives_no_more_than_the_limit()
            throws Exception {
        var sale =
                SettlementFixtures.directSale(
                                database, SettlementFixtures.payee(database), usd("2000.00"))
                        .key();
        var operator = SettlementFixtures.operator(database);
        var acts = new ArrayList<Callable<Approvals.Refund>>();
        for (int i = 0; i < 12; i++) {
            acts.add(
                    () ->
                            database.bean(SaleRefunds.class)
                                    .refund(
                                            operator,
                                            sale,
                                            usd("100.00"),
                                            "storm",
                                            "refund/" + UUID.randomUUID()));
        }

        assertThat(AtOnce.all(acts).stream().filter(Approvals.Refund.Given.class::isInstance))
                .hasSize(5);
        assertThat(database.bean(DirectSales.class).find(sale).orElseThrow().left())
                .isEqualTo(usd("1500.00"));
    }

    private static boolean approved(Person who, UUID request) {
        try {
            database.bean(Approvals.class).approve(who, request, "yes");
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }
}
