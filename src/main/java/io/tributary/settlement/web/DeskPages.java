package io.tributary.settlement.web;

import io.tributary.kernel.Amounts;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payout;
import io.tributary.settlement.PayoutFile;
import io.tributary.settlement.Sold;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.WaitingPayouts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What operators see of payouts and shared sales. */
final class DeskPages {
    private DeskPages() {}

    /** Payouts that want something done, and why others were not made. */
    record Desk(
            List<Tab> tabs,
            List<Waiting> waiting,
            List<FileRow> files,
            List<OpenRow> open,
            List<OpenRow> wrong,
            List<SkipRow> skips,
            List<PeeRow> parked) {}

    /** Payouts that wait for a file, of one kind and currency. */
    record Waiting(String kind, String label, String currency, int count, String total) {
        static Waiting of(WaitingPayouts waiting) {
            return new Waiting(
                    waiting.kind().code(),
                    waiting.kind().label(),
                    waiting.total().getCurrencyUnit().getCode(),
                    waiting.count(),
                    Amounts.text(waiting.total()));
        }
    }

    /** A file that was made. */
    record FileRow(String id, String name, int payouts, String total, Instant made, int open) {
        static FileRow of(PayoutFile file, int open) {
            return new FileRow(
                    file.id().toString(),
                    file.name(),
                    file.payouts(),
                    Amounts.text(file.total()),
                    file.createdAt(),
                    open);
        }
    }

    /** A payout that is on its way, or went wrong. */
    record OpenRow(
            String id,
            String payee,
            String payeeHref,
            String day,
            String to,
            Badge state,
            String net,
            @Nullable String failure) {
        static OpenRow of(Payout payout, Function<OrganizationId, String> name) {
            return new OpenRow(
                    payout.id().toString(),
                    name.apply(payout.payee()),
                    PayeesController.PAYEES + "/" + payout.payee(),
                    PayeePages.day(payout.dueOn()),
                    payout.method().kind().label() + ", " + payout.method().masked(),
                    PayeePages.badge(payout.state()),
                    Amounts.text(payout.net()),
                    payout.failure());
        }
    }

    /** Why somebody was not paid. */
    record SkipRow(String payee, String payeeHref, PayeePages.SkipRow skip) {}

    /** Payees. */
    record PeePage(List<Tab> tabs, List<PeeRow> rows) {}

    /** A payee in a list. */
    record PeeRow(String href, String name, String schedule, String next, Badge state, String why) {
        static PeeRow of(Payee payee) {
            var parked = payee.parked();
            var paused = payee.paused();
            var complete = payee.profile().isComplete();
            return new PeeRow(
                    PayeesController.PAYEES + "/" + payee.organization(),
                    payee.profile().legalName(),
                    payee.schedule().label(),
                    PayeePages.day(payee.nextDay()),
                    parked != null
                            ? Badge.bad("Parked")
                            : paused != null
                                    ? Badge.warm("Paused")
                                    : complete
                                            ? Badge.good("Paid by itself")
                                            : Badge.plain("Incomplete"),
                    parked != null ? parked : paused != null ? paused : "");
        }
    }

    /** One payee. */
    record Pee(
            List<Tab> tabs,
            String id,
            List<PayeePages.Money> money,
            List<String> payable,
            PeeRow row,
            List<Field> fields,
            List<PayeePages.PayoutRow> payouts,
            List<PayeePages.SkipRow> skips,
            List<InputError> errors) {}

    /** Rules, by which sales are divided. */
    record Splits(
            List<Tab> tabs, List<RuleRow> rules, List<Field> fields, List<InputError> errors) {}

    /** A version of a rule. */
    record RuleRow(
            String rule, String name, int version, Instant from, String rest, List<String> tiers) {
        static RuleRow of(SplitRule rule) {
            return new RuleRow(
                    rule.rule(),
                    rule.name(),
                    rule.version(),
                    rule.effectiveFrom(),
                    rule.restParty(),
                    rule.told());
        }
    }

    /** Sales that were divided, and a form for one whose money came to the bank. */
    record Sales(
            List<Tab> tabs,
            List<SaleRow> rows,
            List<Tab> rules,
            @Nullable SaleFields form,
            List<ShareRow> shares,
            List<InputError> errors) {}

    /** What was typed to give some of a sale back, and has to be mended. */
    record GivingBack(String sale, String key, String amount, String reason) {
        /** Nothing was. */
        static final GivingBack NOTHING = new GivingBack("", "", "", "");
    }

    /**
     * A sale.
     *
     * @param typed for this sale; null when nothing was
     */
    record SaleRow(
            String key,
            String title,
            String seller,
            String stream,
            Instant sold,
            String gross,
            String left,
            String house,
            boolean isOpen,
            String refundKey,
            @Nullable GivingBack typed) {
        static SaleRow of(Sold sold, Function<OrganizationId, String> name, GivingBack typed) {
            boolean isMeant = typed.sale().equals(sold.key());
            return new SaleRow(
                    sold.key(),
                    sold.title(),
                    name.apply(sold.seller()),
                    sold.stream().label(),
                    sold.soldAt(),
                    Amounts.text(sold.gross()),
                    Amounts.text(sold.left()),
                    Amounts.text(sold.house()),
                    sold.left().isPositive() && DirectSales.isDirect(sold),
                    SalesController.fresh("refund/"),
                    isMeant ? typed : null);
        }
    }

    /** A share that waits for approval. */
    record ShareRow(String id, String title, String payee, String party, String amount) {}

    /** The form of a sale by one rule. */
    record SaleFields(
            String rule,
            String key,
            List<Choices> parties,
            Choices stream,
            Choices currency,
            List<Field> fields) {}

    /** What was typed, by the names of the fields. */
    static String typed(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }
}
