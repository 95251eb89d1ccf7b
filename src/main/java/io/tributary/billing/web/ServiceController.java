package io.tributary.billing.web;

import io.tributary.billing.ServiceLevels;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The service level of a partner's contracts, month by month. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE, Role.DEVELOPER})
@Controller
class ServiceController {
    static final String PATH = PlanController.HOME + "/sla";

    private final ServiceLevels levels;
    private final Entitlements entitlements;
    private final Pages pages;

    ServiceController(ServiceLevels levels, Entitlements entitlements, Pages pages) {
        this.levels = levels;
        this.entitlements = entitlements;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View months(Actor actor) {
        var page =
                ServicePage.of(
                        levels.ladder(),
                        levels.months(actor.organization()),
                        entitlements.of(actor.organization()).has(Feature.SLA));
        var frame =
                Frame.work("Service level", PlanController.HOME)
                        .under("Plan and billing", PlanController.HOME)
                        .lead(
                                "How available the API was for you, and what is credited when it"
                                        + " was not.");
        return pages.page(frame, "billing/web/service", page);
    }
}
