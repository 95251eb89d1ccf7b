package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Event;
import io.tributary.notify.Events;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What becomes of subscriptions, in the transaction in which it does: audit trail and webhooks. */
final class SubscriptionNews {
    private final SubscriptionStore store;
    private final AuditTrail audit;
    private final Events events;

    SubscriptionNews(SubscriptionStore store, AuditTrail audit, Events events) {
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    /** Somebody did this. */
    void done(AuditTrail.By by, String action, Subscription subscription) {
        var price = subscription.price();
        audit.record(
                by,
                action,
                price.product().name(),
                Map.of(
                        "price",
                        price.price(subscription.quantity()) + " " + price.interval().label(),
                        "quantity",
                        subscription.quantity().toPlainString()));
        tell(by.organization(), subscription.id(), action);
    }

    /** Somebody wants so much of an add-on; none of it with quantity 0. */
    void added(AuditTrail.By by, Subscription subscription, AddOn addOn) {
        audit.record(
                by,
                "add-on.changed",
                addOn.price().product().name(),
                Map.of("quantity", addOn.quantity().toPlainString()));
        tell(by.organization(), subscription.id(), "add-on.changed");
    }

    void agreed(AuditTrail.By by, Subscription subscription, String price) {
        audit.record(
                by,
                "contract.agreed",
                subscription.price().product().name(),
                Map.of("price", price, "terms", subscription.terms().label()));
        tell(by.organization(), subscription.id(), "contract.agreed");
    }

    /** It happened by itself. */
    void happened(Subscription subscription, String change) {
        tell(subscription.customer(), subscription.id(), change);
    }

    /** As it stands now. */
    private void tell(OrganizationId customer, UUID id, String change) {
        var now = store.lock(customer, id).orElseThrow();
        events.emit(
                customer,
                Event.of(BillingEvents.SUBSCRIPTION_CHANGED)
                        .with("id", id)
                        .with("change", change)
                        .with("product", now.price().product().code())
                        .with("quantity", now.quantity().toPlainString())
                        .with("state", now.state().name().toLowerCase(Locale.ROOT))
                        .with("ends_on", now.endsOn()));
    }
}
