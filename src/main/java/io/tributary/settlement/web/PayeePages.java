package io.tributary.settlement.web;

import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Figure;
import io.tributary.settlement.Earning;
import io.tributary.settlement.Payout;
import io.tributary.settlement.PayoutSkip;
import io.tributary.settlement.Report;
import io.tributary.settlement.Statement;
import io.tributary.settlement.Wallet;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What payees see. */
final class PayeePages {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private PayeePages() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * All at a glance.
     *
     * @param next when it is paid next
     * @param obstacles what stands in the way of being paid, with where to mend it
     */
    record Home(
            List<Tab> tabs,
            List<Money> money,
            String next,
            String schedule,
            List<String> obstacles,
            List<Share> shares,
            List<Free> calendar,
            List<PayoutRow> payouts,
            List<SkipRow> skips,
            List<ReportRow> reports,
            List<NewsRow> news) {}

    /** Something that was paid or written of late. */
    record NewsRow(String href, String sentence) {
        static NewsRow of(Payout payout) {
            var what =
                    payout.state() == Payout.State.PAID
                            ? " arrived with you."
                            : " did not arrive: " + payout.failure();
            return new NewsRow(
                    PayoutsController.HOME + "/" + payout.id(), Amounts.text(payout.net()) + what);
        }

        static NewsRow of(Statement statement) {
            return new NewsRow(
                    StatementsController.STATEMENTS + "/" + statement.id(),
                    "Tax document " + statement.label() + " is written.");
        }
    }

    /** What somebody has in one currency. */
    record Money(String currency, List<Figure> figures) {
        static Money of(Wallet wallet) {
            var figures = new ArrayList<Figure>();
            figures.add(
                    Figure.of("Available", Amounts.text(wallet.available()))
                            .hint("Paid with the next payout."));
            figures.add(
                    Figure.of("Pending", Amounts.text(wallet.pending()))
                            .hint("Held until refunds have become unlikely."));
            figures.add(
                    Figure.of("Reserve", Amounts.text(wallet.reserve()))
                            .hint("Kept for refunds to come, then released."));
            figures.add(
                    Figure.of("On its way", Amounts.text(wallet.inTransit()))
                            .hint(Amounts.text(wallet.paid()) + " have arrived so far."));
            if (wallet.owed().isPositive()) {
                figures.add(
                        Figure.of("Owed back", Amounts.text(wallet.owed()))
                                .hint("Taken from what becomes available next."));
            }
            return new Money(wallet.currency().getCode(), figures);
        }
    }

    /** A share of somebody else's that waits for this seller's approval. */
    record Share(String id, String title, String party, String amount) {
        static Share of(Earning earning) {
            return new Share(
                    earning.id().toString(),
                    earning.title(),
                    earning.party(),
                    Amounts.text(earning.left()));
        }
    }

    /** What becomes free on a day. */
    record Free(String day, String what, String amount) {
        static List<Free> of(Wallet.Free free) {
            var rows = new ArrayList<Free>();
            if (free.matures().isPositive()) {
                rows.add(
                        new Free(
                                PayeePages.day(free.day()),
                                "Earnings mature",
                                Amounts.text(free.matures())));
            }
            if (free.released().isPositive()) {
                rows.add(
                        new Free(
                                PayeePages.day(free.day()),
                                "Reserve is released",
                                Amounts.text(free.released())));
            }
            return rows;
        }
    }

    /** A payout in a list. */
    record PayoutRow(String href, String day, String to, Badge state, String gross, String net) {
        static PayoutRow of(Payout payout) {
            return new PayoutRow(
                    PayoutsController.HOME + "/" + payout.id(),
                    PayeePages.day(payout.dueOn()),
                    payout.method().kind().label() + ", " + payout.method().masked(),
                    badge(payout.state()),
                    Amounts.text(payout.gross()),
                    Amounts.text(payout.net()));
        }
    }

    static Badge badge(Payout.State state) {
        return switch (state) {
            case READY, SENDING, SENT -> Badge.info(state.label());
            case PAID -> Badge.good(state.label());
            case FAILED, RETURNED -> Badge.bad(state.label());
        };
    }

    /** Why there was no payout. */
    record SkipRow(String day, String sentence, String available, @Nullable Instant nextFree) {
        static SkipRow of(PayoutSkip skip) {
            return new SkipRow(
                    PayeePages.day(skip.dueOn()),
                    skip.sentence(),
                    Amounts.text(skip.available()),
                    skip.nextFreeAt());
        }
    }

    /** A report in a list. */
    record ReportRow(String title, String span, List<String> lines) {
        static ReportRow of(Report report) {
            return new ReportRow(
                    report.kind().label(),
                    PayeePages.day(report.from())
                            + " to "
                            + PayeePages.day(report.until().minusDays(1)),
                    report.figures().stream().flatMap(figures -> lines(figures).stream()).toList());
        }

        private static List<String> lines(Report.Figures figures) {
            var lines = new ArrayList<String>();
            lines.add(
                    "%d sales, your share %s %s (before: %s)"
                            .formatted(
                                    figures.sales(),
                                    Amounts.text(figures.earned()),
                                    figures.currency(),
                                    Amounts.text(figures.earnedBefore())));
            if (figures.takenBack().signum() > 0 || figures.paid().signum() > 0) {
                lines.add(
                        "Taken back %s, paid out %s %s"
                                .formatted(
                                        Amounts.text(figures.takenBack()),
                                        Amounts.text(figures.paid()),
                                        figures.currency()));
            }
            return lines;
        }
    }

    /** One payout. */
    record One(
            List<Tab> tabs,
            PayoutRow row,
            String withheld,
            boolean withholds,
            @Nullable String reference,
            @Nullable String failure,
            Instant made,
            @Nullable Instant settled,
            List<ItemRow> items) {}

    /** A piece of a payout. */
    record ItemRow(String title, String kind, String amount, Instant at) {
        static ItemRow of(Payout.Item item) {
            var kind =
                    switch (item.kind()) {
                        case "earning" -> "Earning";
                        case "reserve" -> "Reserve";
                        case "reversal" -> "Taken back";
                        default -> "Owed back";
                    };
            return new ItemRow(item.title(), kind, Amounts.text(item.amount()), item.at());
        }
    }

    /** Shares of sales. */
    record Earnings(List<Tab> tabs, List<EarningRow> rows, @Nullable String next) {}

    /** One share. */
    record EarningRow(
            String title,
            String party,
            String stream,
            Badge state,
            String amount,
            String left,
            Instant earned,
            String free) {
        static EarningRow of(Earning earning, ZoneId zone) {
            return new EarningRow(
                    earning.title(),
                    earning.party(),
                    earning.stream().label(),
                    badge(earning.state()),
                    Amounts.text(earning.amount()),
                    Amounts.text(earning.left()),
                    earning.earnedAt(),
                    PayeePages.day(LocalDate.ofInstant(earning.maturesAt(), zone)));
        }

        private static Badge badge(Earning.State state) {
            return switch (state) {
                case PENDING -> Badge.info(state.label());
                case ASKED -> Badge.warm(state.label());
                case MATURED -> Badge.good(state.label());
                case DISPUTED, CANCELLED -> Badge.bad(state.label());
                case DECLINED, REVERSED -> Badge.plain(state.label());
            };
        }
    }

    /** Statements, tax documents and reports. */
    record Documents(List<Tab> tabs, List<StatementRow> rows, List<ReportRow> reports) {}

    /** A statement in a list. */
    record StatementRow(
            String href, String label, String kind, String span, String gross, String net) {
        static StatementRow of(Statement statement) {
            return new StatementRow(
                    StatementsController.STATEMENTS + "/" + statement.id(),
                    statement.label(),
                    statement.kind().label(),
                    PayeePages.day(statement.from())
                            + " to "
                            + PayeePages.day(statement.until().minusDays(1)),
                    Amounts.text(statement.gross()),
                    Amounts.text(statement.net()));
        }
    }

    /** One statement, as it was frozen. */
    record Paper(
            List<Tab> tabs,
            Statement.Document document,
            String written,
            String span,
            String from,
            String to,
            String csv,
            String pdf,
            List<PaperLine> lines,
            String gross,
            String withheld,
            String net) {
        static Paper of(UUID id, Statement.Document document) {
            return new Paper(
                    SettlementWeb.tabs(StatementsController.STATEMENTS),
                    document,
                    PayeePages.day(document.writtenOn()),
                    PayeePages.day(document.from()) + " to " + PayeePages.day(document.lastDay()),
                    PayeePages.day(document.from()),
                    PayeePages.day(document.lastDay()),
                    StatementsController.STATEMENTS + "/" + id + "/csv",
                    StatementsController.STATEMENTS + "/" + id + "/pdf",
                    document.lines().stream()
                            .map(
                                    line ->
                                            new PaperLine(
                                                    PayeePages.day(line.on()),
                                                    line.title(),
                                                    money(line.amount(), document)))
                            .toList(),
                    money(document.gross(), document),
                    money(document.withheld(), document),
                    money(document.net(), document));
        }

        /** Without what stands in brackets. */
        String shortTitle() {
            return document.title().replaceAll(" \\(.*", "");
        }

        private static String money(BigDecimal amount, Statement.Document document) {
            return Amounts.text(amount) + " " + document.currency();
        }
    }

    /** A line of a statement. */
    record PaperLine(String day, String title, String amount) {}
}
