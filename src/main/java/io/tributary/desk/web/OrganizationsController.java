package io.tributary.desk.web;

import io.tributary.billing.Customers;
import io.tributary.desk.HealthScores;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.metering.HouseUsage;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds organizations by name, staff address or id, plan and status, and shows one. */
@OperatorOnly
@Controller("deskOrganizations")
class OrganizationsController {
    static final String PATH = "/operator/organizations";
    private static final int A_PAGE = 50;

    private final Operators operators;
    private final Customers customers;
    private final HealthScores health;
    private final HouseUsage usage;
    private final OrganizationFacts facts;
    private final InstantSource clock;
    private final Pages pages;

    OrganizationsController(
            Operators operators,
            Customers customers,
            HealthScores health,
            HouseUsage usage,
            OrganizationFacts facts,
            InstantSource clock,
            Pages pages) {
        this.operators = operators;
        this.customers = customers;
        this.health = health;
        this.usage = usage;
        this.facts = facts;
        this.clock = clock;
        this.pages = pages;
    }

    /** What the list shows of everybody, read once. */
    private record Known(
            Map<OrganizationId, String> plans,
            Map<OrganizationId, Integer> scores,
            Map<OrganizationId, HouseUsage.Activity> week) {
        Table.Line line(Organization one) {
            var score = scores.get(one.id());
            return new Table.Line(
                    List.of(
                            Table.Cell.link(one.companyName(), PATH + "/" + one.id())
                                    .below(one.tier().label()),
                            Table.Cell.of(plans.getOrDefault(one.id(), "None")),
                            Table.Cell.badge(OrganizationPage.badge(one.status())),
                            score == null
                                    ? Table.Cell.of("Not yet")
                                    : Table.Cell.badge(OrganizationPage.badge(score)),
                            Table.Cell.number(
                                    Numerals.count(
                                            week.getOrDefault(one.id(), HouseUsage.Activity.NONE)
                                                    .calls())),
                            Table.Cell.at(one.createdAt())));
        }
    }

    @GetMapping(PATH)
    View search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable UUID cursor) {
        var filter = OrganizationFilter.typed(q, plan, status, customers.offered());
        var found =
                operators.search(
                        filter.wanted(customers),
                        cursor == null ? null : cursor.toString(),
                        A_PAGE);
        var known =
                new Known(
                        customers.plans(),
                        health.latest(),
                        usage.byOrganization(Period.before(clock.instant(), Duration.ofDays(7))));
        var page =
                new OrganizationsPage(
                        filter.field(),
                        filter.plans(),
                        filter.statuses(),
                        table(found.items().stream().map(known::line).toList()),
                        cursor == null ? null : filter.path(PATH),
                        found.nextCursor() == null
                                ? null
                                : filter.path(PATH) + "&cursor=" + found.nextCursor());
        return pages.page(Frame.work("Organizations", PATH), "desk/web/organizations", page);
    }

    private static Table table(List<Table.Line> lines) {
        return new Table(
                "Organizations, the newest first",
                List.of("Name", "Plan", "Status", "Health", "Live calls, 7 days", "Since"),
                lines,
                new Table.Nothing(
                        "search",
                        "Nothing found",
                        "No organization of this plan and status has this in its name, id or staff"
                                + " addresses."));
    }

    @GetMapping(PATH + "/{id}")
    View organization(@PathVariable UUID id, Model typed) {
        var overview =
                operators
                        .overview(new OrganizationId(id))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is nothing here."));
        return pages.page(
                Frame.work(overview.organization().companyName(), PATH)
                        .under("Organizations", PATH),
                "desk/web/organization",
                facts.page(overview, OrganizationPage.Forms.of(typed.asMap())));
    }
}
