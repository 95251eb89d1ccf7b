package io.tributary.settlement.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.settlement.Earnings;
import io.tributary.settlement.Notices;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.Payout;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.Report;
import io.tributary.settlement.Reports;
import io.tributary.settlement.Settlement;
import io.tributary.settlement.Statement;
import io.tributary.settlement.Statements;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a payee has, what it earned, and what it was paid. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class PayoutsController {
    static final String HOME = "/partner/payouts";
    static final String EARNINGS = HOME + "/earnings";

    private static final int PAGE = 50;
    private static final Duration NEWS = Duration.ofDays(14);

    private final Payouts payouts;
    private final Payees payees;
    private final Earnings earnings;
    private final Settlement settlement;
    private final Reports reports;
    private final Statements statements;
    private final Notices notices;
    private final InstantSource clock;
    private final Pages pages;

    PayoutsController(
            Payouts payouts,
            Payees payees,
            Earnings earnings,
            Settlement settlement,
            Reports reports,
            Statements statements,
            Notices notices,
            InstantSource clock,
            Pages pages) {
        this.payouts = payouts;
        this.payees = payees;
        this.earnings = earnings;
        this.settlement = settlement;
        this.reports = reports;
        this.statements = statements;
        this.notices = notices;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View home(Actor actor) {
        var payee = payees.of(actor.organization());
        var page =
                new PayeePages.Home(
                        SettlementWeb.tabs(HOME),
                        payouts.wallets(actor.organization()).stream()
                                .map(PayeePages.Money::of)
                                .toList(),
                        PayeePages.day(payee.nextDay()),
                        payee.schedule().label(),
                        obstacles(payee),
                        earnings.asked(actor.organization()).stream()
                                .map(PayeePages.Share::of)
                                .toList(),
                        payouts.calendar(payee).stream()
                                .flatMap(free -> PayeePages.Free.of(free).stream())
                                .toList(),
                        payouts.of(actor.organization(), null, 20).stream()
                                .map(PayeePages.PayoutRow::of)
                                .toList(),
                        payouts.skips(actor.organization()).stream()
                                .limit(5)
                                .map(PayeePages.SkipRow::of)
                                .toList(),
                        told(actor),
                        news(actor));
        var frame =
                Frame.work("Payouts", HOME)
                        .lead("Your shares of sales, when they are yours, and how they reach you.");
        return pages.page(frame, "settlement/web/payouts", page);
    }

    private List<String> obstacles(Payee payee) {
        var obstacles = new ArrayList<String>();
        var paused = payee.paused();
        if (paused != null) {
            obstacles.add(paused);
        }
        if (payee.parked() != null) {
            obstacles.add("Your payout could not be made. We know, and look into it.");
        }
        if (!payee.profile().isComplete()) {
            obstacles.add("Your name and address are missing in the settings.");
        }
        var methods = payees.methods(payee.organization());
        payouts.wallets(payee.organization()).stream()
                .filter(
                        wallet ->
                                methods.stream()
                                        .noneMatch(
                                                method ->
                                                        method.currency()
                                                                .equals(wallet.currency())))
                .forEach(
                        wallet ->
                                obstacles.add(
                                        "There is no way to pay you in "
                                                + wallet.currency()
                                                + " yet. Add one in the settings."));
        return obstacles;
    }

    /** The newest reports, as far as the person wants to see them here. */
    private List<PayeePages.ReportRow> told(Actor actor) {
        var choices = notices.choices(actor.organization(), actor.person(), Notices.Channel.PORTAL);
        return reports.of(actor.organization()).stream()
                .filter(
                        report ->
                                report.span()
                                        .code()
                                        .equals(
                                                choices.get(
                                                        report.kind() == Report.Kind.REVENUE
                                                                ? Notices.Notice.REVENUE
                                                                : Notices.Notice.PERFORMANCE)))
                .limit(3)
                .map(PayeePages.ReportRow::of)
                .toList();
    }

    /** What was paid and written of late, as far as the person wants to see it here. */
    private List<PayeePages.NewsRow> news(Actor actor) {
        var choices = notices.choices(actor.organization(), actor.person(), Notices.Channel.PORTAL);
        var since = clock.instant().minus(NEWS);
        var news = new ArrayList<PayeePages.NewsRow>();
        if ("on".equals(choices.get(Notices.Notice.PAYOUT))) {
            payouts.of(actor.organization(), null, 20).stream()
                    .filter(payout -> happenedAfter(payout.settledAt(), since))
                    .map(PayeePages.NewsRow::of)
                    .forEach(news::add);
        }
        if ("on".equals(choices.get(Notices.Notice.TAX))) {
            statements.of(actor.organization()).stream()
                    .filter(statement -> statement.kind() == Statement.Kind.TAX)
                    .filter(statement -> happenedAfter(statement.createdAt(), since))
                    .map(PayeePages.NewsRow::of)
                    .forEach(news::add);
        }
        return news;
    }

    private static boolean happenedAfter(@Nullable Instant at, Instant since) {
        return at != null && at.isAfter(since);
    }

    @GetMapping(HOME + "/{id}")
    View one(Actor actor, @PathVariable UUID id) {
        var payout = found(actor, id);
        var page =
                new PayeePages.One(
                        SettlementWeb.tabs(HOME),
                        PayeePages.PayoutRow.of(payout),
                        Amounts.text(payout.withheld()),
                        payout.withheld().isPositive(),
                        payout.reference(),
                        payout.failure(),
                        payout.createdAt(),
                        payout.settledAt(),
                        payouts.items(payout).stream().map(PayeePages.ItemRow::of).toList());
        var frame =
                Frame.work("Payout of " + PayeePages.day(payout.dueOn()), HOME)
                        .under("Payouts", HOME)
                        .lead(Amounts.text(payout.net()) + " to " + payout.method().holder() + ".");
        return pages.page(frame, "settlement/web/payout", page);
    }

    private Payout found(Actor actor, UUID id) {
        return payouts.find(id)
                .filter(payout -> payout.payee().equals(actor.organization()))
                .orElseThrow(() -> Onward.absent("payout"));
    }

    @GetMapping(EARNINGS)
    View earnings(Actor actor, @RequestParam(required = false) @Nullable UUID before) {
        var payee = payees.of(actor.organization());
        var kept = earnings.of(actor.organization(), before, PAGE + 1);
        var shown = kept.stream().limit(PAGE).toList();
        var page =
                new PayeePages.Earnings(
                        SettlementWeb.tabs(EARNINGS),
                        shown.stream()
                                .map(earning -> PayeePages.EarningRow.of(earning, payee.zone()))
                                .toList(),
                        kept.size() > PAGE ? EARNINGS + "?before=" + shown.getLast().id() : null);
        var frame =
                Frame.work("Earnings", HOME)
                        .under("Payouts", HOME)
                        .lead("Your part of each sale, the newest first.");
        return pages.page(frame, "settlement/web/earnings", page);
    }

    @PostMapping(HOME + "/shares/{id}/approve")
    View approve(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        if (settlement.approve(AuditTrail.By.of(actor), id, actor.organization()).isEmpty()) {
            throw Onward.absent("share");
        }
        return Onward.to(HOME, once, "The share is approved.");
    }

    @PostMapping(HOME + "/shares/{id}/decline")
    View decline(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        if (settlement.decline(AuditTrail.By.of(actor), id, actor.organization()).isEmpty()) {
            throw Onward.absent("share");
        }
        return Onward.to(HOME, once, "The share is declined. It is yours now.");
    }
}
