package io.tributary.desk.web;

import io.tributary.billing.Customers;
import io.tributary.desk.Cohort;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Operators;
import io.tributary.kernel.Period;
import io.tributary.platform.FeatureUse;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Pages;
import io.tributary.support.Support;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What partners use, who stays, and how much support they need. */
@OperatorOnly
@Controller("deskPartners")
class PartnersController {
    static final String PATH = "/operator/partners";
    private static final int MONTHS = 12;

    private final ObjectProvider<FeatureUse> features;
    private final Operators operators;
    private final Customers customers;
    private final Support support;
    private final InstantSource clock;
    private final Pages pages;

    PartnersController(
            ObjectProvider<FeatureUse> features,
            Operators operators,
            Customers customers,
            Support support,
            InstantSource clock,
            Pages pages) {
        this.features = features;
        this.operators = operators;
        this.customers = customers;
        this.support = support;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View partners() {
        return pages.page(
                Frame.work("Partners", PATH)
                        .lead("What partners use, who stays, and how much support they need."),
                "desk/web/list",
                new ListPage(List.of(adoption(), retention(), tickets())));
    }

    private ListPage.Part adoption() {
        var present = operators.present();
        return new ListPage.Part(
                "Adoption",
                "Organizations that have not left: " + Numerals.count(present.size()) + ".",
                new Table(
                        "Features and who uses them",
                        List.of("Feature", "Organizations", "Share"),
                        features.stream()
                                .map(
                                        feature -> {
                                            var users = new HashSet<>(feature.users().get());
                                            users.retainAll(present);
                                            return line(feature, users.size(), present.size());
                                        })
                                .toList(),
                        new Table.Nothing("list", "No features", "No module tells of any.")));
    }

    private static Table.Line line(FeatureUse feature, long users, long all) {
        return new Table.Line(
                List.of(
                        Table.Cell.of(feature.name()).below(feature.meaning()),
                        Table.Cell.number(Numerals.count(users)),
                        Table.Cell.number(all == 0 ? "" : Numerals.percent((double) users / all))));
    }

    private ListPage.Part retention() {
        var last = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        var columns = new ArrayList<>(List.of("Began to pay", "Customers"));
        for (int month = 0; month < MONTHS; month++) {
            columns.add("+" + month);
        }
        var cohorts = Cohort.of(customers.moved(), last);
        return new ListPage.Part(
                "Retention",
                "Of those who began to pay in a month, how many paid at the end of each since.",
                new Table(
                        "Customers by the month in which they began to pay",
                        columns,
                        cohorts.reversed().stream().map(PartnersController::line).toList(),
                        new Table.Nothing(
                                "users",
                                "Nobody pays yet",
                                "It begins with the first subscription.")));
    }

    private static Table.Line line(Cohort cohort) {
        var cells = new ArrayList<Table.Cell>();
        cells.add(Table.Cell.of(cohort.month().toString()));
        cells.add(Table.Cell.number(Numerals.count(cohort.size())));
        for (int month = 0; month < MONTHS; month++) {
            cells.add(
                    Table.Cell.number(
                            month < cohort.paying().size()
                                    ? Numerals.percent(
                                            (double) cohort.paying().get(month) / cohort.size())
                                    : ""));
        }
        return new Table.Line(cells);
    }

    private ListPage.Part tickets() {
        var load = support.load(Period.before(clock.instant(), Duration.ofDays(30)));
        var first = load.medianFirstAnswer();
        var stars = load.satisfaction();
        return new ListPage.Part(
                "Tickets",
                "Of the last 30 days, all partners together.",
                new Table(
                        "Tickets",
                        List.of("What", "How many"),
                        List.of(
                                count("Open now", load.active()),
                                count("Waiting for us", load.waitingForUs()),
                                count("With a late answer", load.overdue()),
                                count("Opened", load.opened()),
                                count("Solved", load.solved()),
                                count("First answer late", load.breached()),
                                row(
                                        "First answer, median",
                                        first == null ? "None" : first.toMinutes() + " min"),
                                row(
                                        "Satisfaction",
                                        stars == null
                                                ? "Not rated"
                                                : Numerals.decimal(stars) + " of 5")),
                        new Table.Nothing("mail", "No tickets", "Nobody asked for anything.")));
    }

    private static Table.Line count(String what, long number) {
        return row(what, Numerals.count(number));
    }

    private static Table.Line row(String what, String text) {
        return new Table.Line(List.of(Table.Cell.of(what), Table.Cell.number(text)));
    }
}
