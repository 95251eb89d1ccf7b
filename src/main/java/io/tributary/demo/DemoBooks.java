package io.tributary.demo;

import io.tributary.billing.Subscriptions;
import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;

import java.math.BigDecimal;

/** What Lantern pays: a plan, with a card of the sandbox. */
final class DemoBooks {
    private final PaymentMethods methods;
    private final Subscriptions subscriptions;

    DemoBooks(PaymentMethods methods, Subscriptions subscriptions) {
        this.methods = methods;
        this.subscriptions = subscriptions;
    }

    /** In the surrounding transaction. Beside Stripe there is no card; an invoice is open then. */
    void begin(OrganizationId lantern) {
        var by = AuditTrail.By.thing(lantern, "demo world");
        if (methods.isSandbox()) {
            methods.addSandboxCard(by, SandboxCard.SUCCESS.number());
        }
        subscriptions.subscribe(by, "api-professional", BigDecimal.ONE);
    }
}
