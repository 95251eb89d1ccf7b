package io.tributary.billing.web;

import io.tributary.billing.AddOns;
import io.tributary.billing.PriceModel;
import io.tributary.billing.Subscription;
import io.tributary.billing.Subscriptions;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.payments.PaymentMethods;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.math.BigDecimal;
import java.util.UUID;

/** What an organization pays for: to begin, change, pause and end it. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class PlanController {
    static final String HOME = "/partner/billing";

    private final Subscriptions subscriptions;
    private final AddOns addOns;
    private final PaymentMethods methods;
    private final Pages pages;

    PlanController(
            Subscriptions subscriptions, AddOns addOns, PaymentMethods methods, Pages pages) {
        this.addOns = addOns;
        this.subscriptions = subscriptions;
        this.methods = methods;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View look(Actor actor) {
        var organization = actor.organization();
        var page =
                PlanPage.of(
                        subscriptions.of(organization),
                        subscriptions.offers(),
                        addOns.offers(),
                        subscriptions.canTry(organization),
                        methods.preferred(organization).orElse(null),
                        id -> subscriptions.upcoming(organization, id));
        return pages.page(
                Frame.work("Plan and billing", HOME)
                        .lead("What you pay for, what comes next, and every way to change it."),
                "billing/web/plan",
                page);
    }

    @PostMapping(HOME + "/trial")
    View startTrial(Actor actor, @RequestParam String product, RedirectAttributes once) {
        subscriptions.startTrial(AuditTrail.By.of(actor), product);
        return done(
                once,
                "The trial has begun: live keys work for "
                        + Subscriptions.TRIAL_DAYS
                        + " days. Add a card to go on afterwards.");
    }

    @PostMapping(HOME + "/subscribe")
    View subscribe(Actor actor, @RequestParam String product, RedirectAttributes once) {
        if (methods.preferred(actor.organization()).isEmpty()) {
            return Onward.to(HOME + "/cards", once, "Add a card first; then subscribe.");
        }
        subscriptions.subscribe(AuditTrail.By.of(actor), product, BigDecimal.ONE);
        return done(once, "You are subscribed. The first invoice is on its way.");
    }

    @GetMapping(HOME + "/{id}/change")
    View preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "1") String quantity) {
        var wanted = Quantity.of(quantity);
        var preview = subscriptions.preview(actor.organization(), id, product, wanted);
        return pages.page(
                Frame.work("Change to " + preview.price().product().name(), HOME)
                        .under("Plan and billing", HOME)
                        .lead(
                                "What changes today, to the day. Nothing is changed until you say"
                                        + " so."),
                "billing/web/change",
                ChangePage.of(
                        HOME + "/" + id + "/change",
                        preview,
                        wanted,
                        !(preview.price().model() instanceof PriceModel.Flat)));
    }

    @PostMapping(HOME + "/{id}/change")
    View change(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "1") String quantity,
            RedirectAttributes once) {
        subscriptions.change(AuditTrail.By.of(actor), id, product, Quantity.of(quantity));
        return done(once, "The plan is changed, from today on.");
    }

    @PostMapping(HOME + "/{id}/cancel")
    View cancel(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        subscriptions.cancel(AuditTrail.By.of(actor), id);
        return done(once, "It ends with the period that is paid. Until then you can keep it.");
    }

    @PostMapping(HOME + "/{id}/keep")
    View keep(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        subscriptions.keep(AuditTrail.By.of(actor), id);
        return done(once, "The subscription goes on.");
    }

    @PostMapping(HOME + "/{id}/pause")
    View pause(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        subscriptions.pause(AuditTrail.By.of(actor), id);
        return done(once, "It pauses when the period that is paid is over.");
    }

    @PostMapping(HOME + "/{id}/resume")
    View resume(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        subscriptions.resume(AuditTrail.By.of(actor), id);
        return done(once, "The subscription goes on from today.");
    }

    static View done(RedirectAttributes once, String notice) {
        return Onward.to(HOME, once, notice);
    }

    static boolean goesOn(Subscription subscription) {
        return subscription.state() != Subscription.State.ENDED;
    }
}
