package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Credit is paid back to a card at the moment in which it is paid back, or used, otherwise. */
class CreditRefundsRaceTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    private final OrganizationId customer = customer(database);
    private final Person operator =
            database.bean(Accounts.class)
                    .invent(
                            UUID.randomUUID() + "@example.com",
                            "Op",
                            "correct horse battery",
                            true);

    private Invoice issued(String net, String key) {
        return database.bean(Invoices.class).issue(customer, licence(net), Terms.netDays(30), key);
    }

    private Invoice paid() {
        pay(database, customer, SandboxCard.SUCCESS);
        var invoice = issued("EUR 2000.00", "paid/" + customer);
        database.bean(Collecting.class).payNow(customer, invoice.id());
        return invoice;
    }

    @Test
    void however_many_notes_are_paid_back_at_once_one_person_gives_no_more_than_the_limit()
            throws Exception {
        var invoice = paid();
        var invoices = database.bean(Invoices.class);
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

    @Test
    void credit_goes_back_or_pays_an_invoice_and_never_both() throws Exception {
        var paid = paid();
        for (int round = 0; round < 12; round++) {
            var key = customer + "/" + round;
            var note =
                    database.bean(Invoices.class)
                            .creditPart(paid.id(), Money.parse("EUR 20.00"), "Outage", key);

            var happened =
                    AtOnce.all(
                            List.<Callable<Boolean>>of(() -> isGivenBack(note), () -> isPaid(key)));

            assertThat(happened).containsExactlyInAnyOrder(true, false);
            assertThat(now(note).outstanding().isZero()).as("the credit is used").isTrue();
            assertThat(now(paid).outstanding().isZero()).as("nothing is owed again").isTrue();
        }
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    private boolean isGivenBack(Invoice note) {
        try {
            database.bean(CreditRefunds.class).refund(operator, note);
            return true;
        } catch (ProblemException used) {
            assertThat(used.problem()).isEqualTo(InvoiceProblem.NOT_REFUNDABLE);
            return false;
        }
    }

    private boolean isPaid(String key) {
        return issued("EUR 20.00", "next/" + key).outstanding().isZero();
    }

    private Invoice now(Invoice document) {
        return database.bean(Invoices.class).find(customer, document.id()).orElseThrow();
    }
}
