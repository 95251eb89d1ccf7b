package io.tributary.billing.web;

import io.tributary.billing.AddOns;
import io.tributary.billing.PriceModel;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.UUID;

/** What an organization adds to its plan, and takes away. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class AddOnController {
    private static final String PATH = PlanController.HOME + "/{id}/add-on";

    private final AddOns addOns;
    private final Pages pages;

    AddOnController(AddOns addOns, Pages pages) {
        this.addOns = addOns;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "1") String quantity) {
        var wanted = Quantity.of(quantity);
        var preview = addOns.preview(actor.organization(), id, product, wanted);
        boolean byThePiece =
                !(preview.price().model() instanceof PriceModel.Flat) && wanted.signum() > 0;
        var name = preview.price().product().name();
        return pages.page(
                Frame.work(wanted.signum() == 0 ? "Remove " + name : name, PlanController.HOME)
                        .under("Plan and billing", PlanController.HOME)
                        .lead(
                                "What changes today, to the day. Nothing is changed until you say"
                                        + " so."),
                "billing/web/change",
                ChangePage.of(
                        PlanController.HOME + "/" + id + "/add-on", preview, wanted, byThePiece));
    }

    @PostMapping(PATH)
    View set(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "1") String quantity,
            RedirectAttributes once) {
        var wanted = Quantity.of(quantity);
        addOns.set(AuditTrail.By.of(actor), id, product, wanted);
        return PlanController.done(
                once,
                wanted.signum() == 0
                        ? "It is removed, from today on."
                        : "It is yours, from today on.");
    }
}
