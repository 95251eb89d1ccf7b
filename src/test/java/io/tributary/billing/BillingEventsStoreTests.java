package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.notify.Receiver;
import io.tributary.notify.Receiver.Received;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.Webhooks;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

class BillingEventsStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final Receiver receiver = new Receiver();
    private final AuditTrail.By by = customer();

    private AuditTrail.By customer() {
        var organization =
                database.bean(Organizations.class).found("Listeners", Tier.STARTER, "to test");
        var made = AuditTrail.By.thing(organization.id(), "test");
        database.bean(Webhooks.class)
                .create(made, new WantedEndpoint(receiver.url("/"), "", new TreeSet<>()));
        return made;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void subscribeWith(SandboxCard card) {
        database.bean(PaymentMethods.class).addSandboxCard(by, card.number());
        database.bean(Subscriptions.class).subscribe(by, "api-starter", BigDecimal.ONE);
        database.bean(Jobs.class).advance(Duration.ofMinutes(1));
    }

    private List<String> told() {
        return receiver.received().stream().map(Received::body).toList();
    }

    @Test
    void a_subscription_its_invoice_and_its_payment_are_told() {
        subscribeWith(SandboxCard.SUCCESS);

        assertThat(told())
                .hasSize(3)
                .anyMatch(
                        body ->
                                body.contains("\"type\":\"subscription.changed\"")
                                        && body.contains("\"change\":\"subscription.started\"")
                                        && body.contains("\"state\":\"active\""))
                .anyMatch(
                        body ->
                                body.contains("\"type\":\"invoice.finalized\"")
                                        && body.contains("\"currency\":\"USD\""))
                .anyMatch(body -> body.contains("\"type\":\"invoice.paid\""));
    }

    @Test
    void a_failed_payment_is_told_with_its_reason() {
        subscribeWith(SandboxCard.DECLINE);

        assertThat(told())
                .anyMatch(body -> body.contains("\"type\":\"invoice.payment_failed\""))
                .noneMatch(body -> body.contains("\"type\":\"invoice.paid\""));
    }

    @Test
    void a_credit_note_and_a_cancellation_are_told() {
        subscribeWith(SandboxCard.SUCCESS);
        var invoice =
                database.bean(Invoices.class).list(by.organization(), null, 1).items().getFirst();
        database.bean(Invoices.class)
                .creditPart(
                        invoice.id(),
                        invoice.gross().dividedBy(2, PriceModel.ROUNDING),
                        "Outage",
                        "events/credit");
        var plan = database.bean(Subscriptions.class).of(by.organization()).getFirst();
        database.bean(Subscriptions.class).cancel(by, plan.id());
        database.bean(Jobs.class).advance(Duration.ofSeconds(1));

        assertThat(told())
                .anyMatch(
                        body ->
                                body.contains("\"type\":\"credit_note.finalized\"")
                                        && body.contains("\"corrects\":\"" + invoice.id() + "\""))
                .anyMatch(
                        body ->
                                body.contains("\"change\":\"subscription.cancelled\"")
                                        && body.contains("\"ends_on\":\"20"));
    }
}
