package io.tributary.payments.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.Payments;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.UUID;

/** The cards that an organization pays with. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class CardsController {
    static final String HOME = "/partner/billing/cards";

    private final PaymentMethods methods;
    private final Payments payments;
    private final Pages pages;

    CardsController(PaymentMethods methods, Payments payments, Pages pages) {
        this.methods = methods;
        this.payments = payments;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View look(Actor actor) {
        return page(actor, List.of());
    }

    private View page(Actor actor, List<InputError> errors) {
        return pages.page(
                Frame.work("Cards", HOME)
                        .lead("Invoices that are due at once are charged to the preferred card."),
                "payments/web/cards",
                CardsPage.of(methods.list(actor.organization()), methods.isSandbox(), errors),
                errors.isEmpty() ? HttpStatus.OK.value() : HttpStatus.BAD_REQUEST.value());
    }

    @PostMapping(HOME)
    View add(Actor actor, @RequestParam(defaultValue = "") String number, RedirectAttributes once) {
        if (!methods.isSandbox()) {
            return Onward.to(methods.beginSetup(actor.organization()).toString());
        }
        try {
            var card = methods.addSandboxCard(AuditTrail.By.of(actor), number);
            return done(once, card.label() + " is added.");
        } catch (ProblemException refused) {
            return page(actor, refused.errors());
        }
    }

    /** Stripe sends the visitor back here. */
    @GetMapping(HOME + "/added")
    View added(Actor actor, @RequestParam String session, RedirectAttributes once) {
        if (methods.isSandbox()) {
            return Onward.to(HOME);
        }
        var card = methods.completeSetup(AuditTrail.By.of(actor), session);
        return done(once, card.label() + " is added.");
    }

    @PostMapping(HOME + "/{id}/prefer")
    View prefer(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        methods.prefer(AuditTrail.By.of(actor), id);
        return done(once, "From now on invoices are charged to that card.");
    }

    @PostMapping(HOME + "/{id}/remove")
    View remove(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        methods.remove(AuditTrail.By.of(actor), id);
        return done(once, "The card is removed.");
    }

    /** Whoever confirmed a payment at their bank comes back here. */
    @GetMapping("/partner/billing/payments/{id}")
    View confirmed(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        var payment =
                payments.find(actor.organization(), id).orElseThrow(() -> Onward.absent("payment"));
        payments.refresh(payment.id());
        return done(once, "Thank you. The invoice shows what became of the payment.");
    }

    private static View done(RedirectAttributes once, String notice) {
        return Onward.to(HOME, once, notice);
    }
}
