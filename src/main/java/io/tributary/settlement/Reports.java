package io.tributary.settlement;

import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Writes what payees are told of each week, month, quarter and year that has ended: revenue
 * reports, performance summaries, tax documents. Each once, whenever it is run.
 */
public final class Reports {
    private static final Scope SCOPE = Scope.system("reports of settlement");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private record Due(Report.Kind kind, Report.Span span) {}

    private static final List<Due> ALL =
            List.of(
                    new Due(Report.Kind.REVENUE, Report.Span.WEEKLY),
                    new Due(Report.Kind.REVENUE, Report.Span.MONTHLY),
                    new Due(Report.Kind.PERFORMANCE, Report.Span.MONTHLY),
                    new Due(Report.Kind.PERFORMANCE, Report.Span.QUARTERLY));

    private final JdbcClient sql;
    private final Payees payees;
    private final Statements statements;
    private final Notices notices;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Reports(
            JdbcClient sql,
            Payees payees,
            Statements statements,
            Notices notices,
            Transactions transactions,
            InstantSource clock) {
        this.sql = sql;
        this.payees = payees;
        this.statements = statements;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes all that is missing. */
    public void run() {
        var page = payees.after(null);
        while (!page.isEmpty()) {
            OneByOne.each("settlement.report", page, Payee::organization, this::write);
            page = payees.after(page.getLast().organization());
        }
    }

    private void write(Payee payee) {
        ALL.forEach(due -> transactions.run(SCOPE, () -> report(payee, due)));
        transactions.run(SCOPE, () -> tax(payee));
    }

    private void report(Payee payee, Due due) {
        var until = due.span().start(LocalDate.ofInstant(clock.instant(), payee.zone()));
        var from = due.span().start(until.minusDays(1));
        var figures = figures(payee, due.span(), from, until);
        if (figures.isEmpty() || !keep(payee, due, from, until, figures)) {
            return;
        }
        var notice =
                due.kind() == Report.Kind.REVENUE
                        ? Notices.Notice.REVENUE
                        : Notices.Notice.PERFORMANCE;
        var report = new Report(due.kind(), due.span(), from, until, figures);
        notices.mail(
                payee.organization(),
                notice,
                due.span().code(),
                due.kind().label() + ", " + from + " to " + until.minusDays(1),
                text(report));
    }

    private boolean keep(
            Payee payee, Due due, LocalDate from, LocalDate until, List<Report.Figures> figures) {
        return sql.sql(
                                """
                                insert into settlement.report
                                       (id, organization_id, kind, span, from_day, until_day, figures, created_at)
                                values (:id, :payee, :kind, :span, :from, :until, :figures, :now)
                                    on conflict (organization_id, kind, span, from_day) do nothing
                                """)
                        .param("id", UuidV7.at(clock.instant(), random))
                        .param("payee", payee.organization().value())
                        .param("kind", due.kind().code())
                        .param("span", due.span().code())
                        .param("from", from)
                        .param("until", until)
                        .param("figures", JSON.writeValueAsString(figures))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void tax(Payee payee) {
        var span = payee.taxDocumentsQuarterly() ? Report.Span.QUARTERLY : Report.Span.YEARLY;
        var until = span.start(LocalDate.ofInstant(clock.instant(), payee.zone()));
        var from = span.start(until.minusDays(1));
        var written =
                statements.writeTax(
                        payee,
                        new Statements.Span(from, until),
                        payees.withholding(payee).reason());
        for (var document : written) {
            notices.mail(
                    payee.organization(),
                    Notices.Notice.TAX,
                    "on",
                    "Tax document " + document.label(),
                    """
                    What we paid you from %s to %s: %s, of which %s were kept for the tax office.
                    The document is under Payouts, Statements.
                    """
                            .formatted(
                                    from,
                                    until.minusDays(1),
                                    Amounts.text(document.gross()),
                                    Amounts.text(document.withheld())));
        }
    }

    private List<Report.Figures> figures(
            Payee payee, Report.Span span, LocalDate from, LocalDate until) {
        var before = span.start(from.minusDays(1));
        return sql.sql(
                        """
                        select currency,
                               count(*) filter (where earned_at >= :from) as sales,
                               coalesce(sum(amount) filter (where earned_at >= :from), 0) as earned,
                               coalesce(sum(amount) filter (where earned_at < :from), 0) as before,
                               coalesce(sum(reversed) filter (where earned_at >= :from), 0) as taken_back
                          from settlement.earning
                         where organization_id = :payee
                           and earned_at >= :before and earned_at < :until
                         group by currency
                         order by currency
                        """)
                .param("payee", payee.organization().value())
                .param("before", start(before, payee.zone()))
                .param("from", start(from, payee.zone()))
                .param("until", start(until, payee.zone()))
                .query(
                        (row, _) -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            return new Report.Figures(
                                    currency.getCode(),
                                    row.getLong("sales"),
                                    amount(currency, row.getLong("earned")),
                                    amount(currency, row.getLong("before")),
                                    amount(currency, row.getLong("taken_back")),
                                    paid(payee, currency, from, until),
                                    best(payee, currency, from, until));
                        })
                .list();
    }

    private BigDecimal paid(Payee payee, CurrencyUnit currency, LocalDate from, LocalDate until) {
        return amount(
                currency,
                sql.sql(
                                """
                                select coalesce(sum(net), 0)
                                  from settlement.payout
                                 where organization_id = :payee and currency = :currency and state = 'paid'
                                   and settled_at >= :from and settled_at < :until
                                """)
                        .param("payee", payee.organization().value())
                        .param("currency", currency.getCode())
                        .param("from", start(from, payee.zone()))
                        .param("until", start(until, payee.zone()))
                        .query(Long.class)
                        .single());
    }

    private List<Report.Best> best(
            Payee payee, CurrencyUnit currency, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select title, sum(amount) as earned
                          from settlement.earning
                         where organization_id = :payee and currency = :currency
                           and earned_at >= :from and earned_at < :until
                         group by title
                         order by earned desc, title
                         limit 5
                        """)
                .param("payee", payee.organization().value())
                .param("currency", currency.getCode())
                .param("from", start(from, payee.zone()))
                .param("until", start(until, payee.zone()))
                .query(
                        (row, _) ->
                                new Report.Best(
                                        row.getString("title"),
                                        amount(currency, row.getLong("earned"))))
                .list();
    }

    private static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    private static BigDecimal amount(CurrencyUnit currency, long minor) {
        return Money.ofMinor(currency, minor).getAmount();
    }

    private static String text(Report report) {
        var text = new StringBuilder();
        for (var figures : report.figures()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            """
                            %s
                              %d sales, your share %s (before: %s)
                              taken back %s, paid out %s
                            """,
                            figures.currency(),
                            figures.sales(),
                            figures.earned(),
                            figures.earnedBefore(),
                            figures.takenBack(),
                            figures.paid()));
            figures.best()
                    .forEach(
                            best ->
                                    text.append("  ")
                                            .append(best.earned())
                                            .append("  ")
                                            .append(best.title())
                                            .append('\n'));
        }
        return text.append("\nWhat you are told is set under Payouts, Settings.\n").toString();
    }

    /** A payee's reports, the newest first. */
    public List<Report> of(OrganizationId payee) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select id, kind, span, from_day, until_day, figures
                                          from settlement.report
                                         where organization_id = :payee
                                         order by until_day desc, id
                                         limit 60
                                        """)
                                .param("payee", payee.value())
                                .query(
                                        (row, _) ->
                                                new Report(
                                                        Report.Kind.valueOf(
                                                                row.getString("kind")
                                                                        .toUpperCase(Locale.ROOT)),
                                                        Report.Span.valueOf(
                                                                row.getString("span")
                                                                        .toUpperCase(Locale.ROOT)),
                                                        row.getObject("from_day", LocalDate.class),
                                                        row.getObject("until_day", LocalDate.class),
                                                        JSON.readValue(
                                                                row.getString("figures"),
                                                                new TypeReference<
                                                                        List<
                                                                                Report
                                                                                        .Figures>>() {})))
                                .list());
    }
}
