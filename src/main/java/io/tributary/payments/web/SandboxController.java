package io.tributary.payments.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.payments.Payment;
import io.tributary.payments.Payments;
import io.tributary.payments.Sandbox;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The sandbox's bank, where whoever pays says yes or no. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class SandboxController {
    private static final String PATH = "/sandbox/payments/{reference}";

    private final Sandbox sandbox;
    private final Payments payments;
    private final Pages pages;

    SandboxController(Sandbox sandbox, Payments payments, Pages pages) {
        this.sandbox = sandbox;
        this.payments = payments;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View ask(Actor actor, @PathVariable String reference) {
        var payment = waiting(actor, reference);
        return pages.page(
                Frame.work("Confirm a payment", CardsController.HOME)
                        .lead("The bank of the sandbox asks: is this payment yours?"),
                "payments/web/confirm",
                new ConfirmPage(
                        payment.amount().toString(),
                        payment.state() == Payment.State.AUTHENTICATION,
                        "/sandbox/payments/" + reference));
    }

    @PostMapping(PATH)
    View answer(
            Actor actor,
            @PathVariable String reference,
            @RequestParam(defaultValue = "false") boolean yes) {
        var payment = waiting(actor, reference);
        sandbox.authenticate(payment.id(), reference, yes);
        return Onward.to("/partner/billing/payments/" + payment.id());
    }

    private Payment waiting(Actor actor, String reference) {
        return sandbox.payment(reference)
                .flatMap(id -> payments.find(actor.organization(), id))
                .orElseThrow(() -> Onward.absent("payment"));
    }
}
