package io.tributary.billing;

import io.tributary.notify.EventType;
import io.tributary.notify.EventType.Kind;
import io.tributary.notify.EventTypes;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.UUID;

/** What is told of invoices and subscriptions. */
final class BillingEvents {
    private static final UUID ID = UUID.fromString("019a9c1e-7f00-7abc-8def-0123456789ab");
    private static final UUID OTHER = UUID.fromString("019a9c1f-7f00-7abc-8def-0123456789ab");
    private static final Money TOTAL = Money.parse("USD 5000.00");

    static final EventType INVOICE_FINALIZED =
            document("invoice.finalized", "An invoice is final and has its number.")
                    .with("total", Kind.MONEY, "With tax.", TOTAL)
                    .with("due_on", Kind.DATE, "Until when it is paid.", LocalDate.of(2026, 4, 1));

    static final EventType CREDIT_NOTE_FINALIZED =
            document("credit_note.finalized", "A credit note is final and has its number.")
                    .with("total", Kind.MONEY, "What is taken back, with tax.", TOTAL)
                    .withNullable("corrects", Kind.ID, "The invoice it corrects.", OTHER);

    static final EventType INVOICE_PAID =
            document("invoice.paid", "A payment settled an invoice.")
                    .with("total", Kind.MONEY, "With tax.", TOTAL)
                    .with("payment", Kind.ID, "The payment.", OTHER);

    static final EventType INVOICE_PAYMENT_FAILED =
            document("invoice.payment_failed", "A payment of an invoice failed.")
                    .with("outstanding", Kind.MONEY, "What is still to be paid.", TOTAL)
                    .with("reason", Kind.TEXT, "Why, for people.", "The card was declined.");

    static final EventType INVOICE_DUE =
            owed("invoice.due", "An invoice is to be paid by transfer within 3 days.");

    static final EventType INVOICE_OVERDUE =
            owed("invoice.overdue", "The day has passed on which an invoice was due.");

    static final EventType SUBSCRIPTION_CHANGED =
            EventType.named(
                            "subscription.changed",
                            "A subscription began, changed, rests, goes on or has ended.")
                    .with("id", Kind.ID, "The subscription.", ID)
                    .with(
                            "change",
                            Kind.TEXT,
                            "What happened, such as `trial.started` or `subscription.cancelled`.",
                            "subscription.changed")
                    .with("product", Kind.TEXT, "What is subscribed to.", "api-professional")
                    .with("quantity", Kind.TEXT, "How much of it, as a decimal.", "1")
                    .with("state", Kind.TEXT, "`trial`, `active`, `paused` or `ended`.", "active")
                    .withNullable(
                            "ends_on",
                            Kind.DATE,
                            "The day after its last; null while it goes on.",
                            LocalDate.of(2027, 3, 1));

    static final EventTypes ALL =
            EventTypes.of(
                    INVOICE_FINALIZED,
                    CREDIT_NOTE_FINALIZED,
                    INVOICE_PAID,
                    INVOICE_PAYMENT_FAILED,
                    INVOICE_DUE,
                    INVOICE_OVERDUE,
                    SUBSCRIPTION_CHANGED);

    private BillingEvents() {}

    private static EventType owed(String name, String when) {
        return document(name, when)
                .with("outstanding", Kind.MONEY, "What is still to be paid.", TOTAL)
                .with("due_on", Kind.DATE, "Until when.", LocalDate.of(2026, 4, 1));
    }

    private static EventType document(String name, String when) {
        return EventType.named(name, when)
                .with("id", Kind.ID, "The document.", ID)
                .with("number", Kind.TEXT, "Its number.", "INV-2026-000042");
    }
}
