package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.Payment;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.AtOnce;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Many credit notes of one invoice are paid back to its card at one moment. */
class CreditRefundsRaceTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    @Test
    void however_many_notes_are_paid_back_at_once_one_person_gives_no_more_than_the_limit()
            throws Exception {
        var customer = customer(database);
        pay(database, customer, SandboxCard.SUCCESS);
        var invoices = database.bean(Invoices.class);
        var invoice =
                invoices.issue(customer, licence("EUR 2000.00"), Terms.netDays(30), "a storm");
        database.bean(Collecting.class).payNow(customer, invoice.id());
        var operator =
                database.bean(Accounts.class)
                        .invent(
                                UUID.randomUUID() + "@example.com",
                                "Op",
                                "correct horse battery",
                                true);
        var acts = new ArrayList<Callable<Approvals.Refund>>();
        for (int i = 0; i < 12; i++) {
            var note =
                    invoices.creditPart(
                            invoice.id(), Money.parse("EUR 100.00"), "Outage", "storm/" + i);
            acts.add(() -> database.bean(CreditRefunds.class).refund(operator, note));
        }

        var answers = AtOnce.all(acts);

        // 119.00 each, with German VAT: four of them stay below 500.00
        assertThat(answers.stream().filter(Approvals.Refund.Given.class::isInstance)).hasSize(4);
        assertThat(
                        database
                                .bean(Payments.class)
                                .of(customer, new Purpose("invoice", invoice.id()))
                                .stream()
                                .map(Payment::refunded)
                                .reduce(Money::plus))
                .contains(Money.parse("EUR 476.00"));
        assertThat(
                        database.bean(AuditTrail.class)
                                .entries(customer, "credit.refunded", null, 20)
                                .items())
                .hasSize(4);
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }
}
