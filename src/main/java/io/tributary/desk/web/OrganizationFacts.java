package io.tributary.desk.web;

import io.tributary.billing.Customers;
import io.tributary.billing.Invoices;
import io.tributary.desk.Health;
import io.tributary.desk.HealthScores;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Operators;
import io.tributary.identity.Staff;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageQuery;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Numerals;
import io.tributary.settlement.Payouts;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers everything about one organization. */
@Component
class OrganizationFacts {
    private static final int A_FEW = 10;
    private static final Duration MONTH = Duration.ofDays(30);

    private final HealthScores health;
    private final Customers customers;
    private final Invoices invoices;
    private final Payouts payouts;
    private final Staff staff;
    private final AuditTrail audit;
    private final Metering metering;
    private final InstantSource clock;

    OrganizationFacts(
            HealthScores health,
            Customers customers,
            Invoices invoices,
            Payouts payouts,
            Staff staff,
            AuditTrail audit,
            Metering metering,
            InstantSource clock) {
        this.health = health;
        this.customers = customers;
        this.invoices = invoices;
        this.payouts = payouts;
        this.staff = staff;
        this.audit = audit;
        this.metering = metering;
        this.clock = clock;
    }

    OrganizationPage page(Operators.Overview overview, OrganizationPage.Forms forms) {
        var id = overview.organization().id();
        var days =
                metering.usage(
                        id,
                        new UsageQuery(
                                Period.before(clock.instant(), MONTH), GroupBy.DAY, Mode.LIVE));
        var score = health.of(List.of(overview.organization())).getOrDefault(id, emptyHealth());
        return new OrganizationPage(
                overview,
                customers.plans().getOrDefault(id, "None"),
                score,
                figures(id, days, score.score()),
                chart(days),
                List.of(
                        invoices(id),
                        payouts(id),
                        staff(id),
                        granted(overview.granted()),
                        trail(id)),
                forms);
    }

    private static Health emptyHealth() {
        return new Health(0, List.of());
    }

    private List<Figure> figures(OrganizationId id, List<UsageGroup> days, int score) {
        long calls = days.stream().mapToLong(UsageGroup::calls).sum();
        long requests = days.stream().mapToLong(UsageGroup::requests).sum();
        long errors = days.stream().mapToLong(UsageGroup::errors).sum();
        var monthly =
                customers.monthly().stream()
                        .filter(one -> one.customer().equals(id))
                        .map(one -> Amounts.text(one.amount()))
                        .collect(Collectors.joining(", "));
        return List.of(
                Figure.of("Live calls, 30 days", Numerals.count(calls))
                        .trend(days.stream().map(day -> (double) day.calls()).toList()),
                Figure.of(
                        "Errors, 30 days",
                        requests == 0
                                ? "No requests"
                                : Numerals.percent((double) errors / requests)),
                Figure.of("A month", monthly.isEmpty() ? "Nothing" : monthly),
                Figure.of("Health", Integer.toString(score))
                        .unit("of 100")
                        .trend(
                                health.trend(id).stream()
                                        .map(day -> (double) day.score())
                                        .toList()));
    }

    private static Chart chart(List<UsageGroup> days) {
        return new Chart(
                "usage",
                "Live calls per day",
                "Calls of the last 30 days, on days with any, UTC",
                Chart.Kind.BARS,
                "Day",
                "calls",
                days.stream().map(UsageGroup::group).toList(),
                List.of(Chart.Series.of("Calls", days.stream().map(UsageGroup::calls).toList())));
    }

    private ListPage.Part invoices(OrganizationId id) {
        return new ListPage.Part(
                "Invoices",
                null,
                new Table(
                        "The newest documents",
                        List.of("Document", "Amount", "Open", "Due"),
                        invoices.list(id, null, A_FEW).items().stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                Table.Cell.link(
                                                                        one.title(),
                                                                        "/operator/books/invoices/"
                                                                                + one.id()),
                                                                Table.Cell.number(
                                                                        Amounts.text(one.gross())),
                                                                Table.Cell.number(
                                                                        Amounts.text(
                                                                                one.outstanding())),
                                                                Table.Cell.of(
                                                                        one.dueOn() == null
                                                                                ? "–"
                                                                                : one.dueOn()
                                                                                        .toString()))))
                                .toList(),
                        new Table.Nothing(
                                "wallet", "No documents", "Nothing was billed to it yet.")));
    }

    private ListPage.Part payouts(OrganizationId id) {
        return new ListPage.Part(
                "Payouts",
                null,
                new Table(
                        "The newest payouts",
                        List.of("Due", "Amount", "State"),
                        payouts.of(id, null, A_FEW).stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                Table.Cell.link(
                                                                        one.dueOn().toString(),
                                                                        "/operator/payouts/payees/"
                                                                                + id),
                                                                Table.Cell.number(
                                                                        Amounts.text(one.net())),
                                                                Table.Cell.badge(
                                                                        Badge.plain(
                                                                                one.state()
                                                                                        .label())))))
                                .toList(),
                        new Table.Nothing(
                                "streams", "No payouts", "Nothing was paid out to it yet.")));
    }

    private ListPage.Part staff(OrganizationId id) {
        return new ListPage.Part(
                "Staff",
                null,
                new Table(
                        "Who works for it",
                        List.of("Name", "Role", "Since"),
                        staff.of(id).stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                Table.Cell.of(one.name())
                                                                        .below(one.email()),
                                                                Table.Cell.of(one.role().label()),
                                                                Table.Cell.at(one.joinedAt()))))
                                .toList(),
                        new Table.Nothing(
                                "users",
                                "Nobody",
                                "Nobody has answered the mail of the sign-up.")));
    }

    private static ListPage.Part granted(List<Entitlements.Granted> granted) {
        return new ListPage.Part(
                "Granted beside the tier",
                null,
                new Table(
                        "Grants",
                        List.of("What", "How much", "From", "Until", "By"),
                        granted.stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                Table.Cell.of(one.name()),
                                                                Table.Cell.of(one.amount()),
                                                                Table.Cell.at(one.from()),
                                                                one.until() == null
                                                                        ? Table.Cell.of("Open")
                                                                        : Table.Cell.at(
                                                                                one.until()),
                                                                Table.Cell.of(one.source()))))
                                .toList(),
                        new Table.Nothing(
                                "check", "Nothing", "Its tier says all that it may do.")));
    }

    private ListPage.Part trail(OrganizationId id) {
        return new ListPage.Part(
                "Trail",
                "What was done for it, by whomever; its owner sees the same.",
                new Table(
                        "The newest entries",
                        List.of("What", "To what", "By", "When"),
                        audit.entries(id, null, null, 2 * A_FEW).items().stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                Table.Cell.of(one.action()),
                                                                Table.Cell.of(one.subject()),
                                                                Table.Cell.of(one.actor()),
                                                                Table.Cell.at(one.at()))))
                                .toList(),
                        new Table.Nothing("shield", "Nothing yet", "Nobody did anything yet.")));
    }
}
