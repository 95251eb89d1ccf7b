package io.tributary.billing.web;

import io.tributary.billing.ServiceLevels;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.OperatorOnly;
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
    static final String OPERATORS = "/operator/books/service";
    private static final int SHOWN = 200;

    private final ServiceLevels levels;
    private final Entitlements entitlements;
    private final CustomerNames customers;
    private final Pages pages;

    ServiceController(
            ServiceLevels levels, Entitlements entitlements, CustomerNames customers, Pages pages) {
        this.levels = levels;
        this.entitlements = entitlements;
        this.customers = customers;
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

    /** The months of all customers, for those who run the house. */
    @OperatorOnly
    @GetMapping(OPERATORS)
    View all() {
        var rows = levels.newest(SHOWN).stream().map(this::row).toList();
        var frame =
                Frame.work("Service levels", OPERATORS)
                        .lead("How available the API was for each customer that was promised it.");
        return pages.page(frame, "billing/web/services", new ServicePage.All(rows));
    }

    private ServicePage.OfCustomer row(ServiceLevels.OfCustomer one) {
        return new ServicePage.OfCustomer(
                "/operator/organizations/" + one.customer(),
                customers.of(one.customer()),
                ServicePage.Row.of(one.month()));
    }
}
