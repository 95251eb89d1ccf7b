package io.tributary.billing;

import io.tributary.kernel.Amounts;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The mails about documents, posted in the transaction that they tell of. */
final class Letters {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Postbox postbox;
    private final BillingProfiles profiles;
    private final Settings settings;

    Letters(Postbox postbox, BillingProfiles profiles, Settings settings) {
        this.postbox = postbox;
        this.profiles = profiles;
        this.settings = settings;
    }

    /** A new invoice that is paid by transfer. */
    void issued(Invoice invoice) {
        var due = invoice.dueOn();
        post(
                invoice,
                "Invoice " + invoice.title() + " for " + Amounts.text(invoice.gross()),
                """
                Invoice %s for %s is ready%s.

                Read it, download it, or find the account to transfer to:
                %s
                """
                        .formatted(
                                invoice.title(),
                                Amounts.text(invoice.gross()),
                                due == null ? "" : "; please pay by " + DAY.format(due),
                                link(invoice)));
    }

    void paid(Invoice invoice) {
        post(
                invoice,
                "Paid: invoice " + invoice.title(),
                """
                Invoice %s for %s is paid. Thank you.

                The document, for your books:
                %s
                """
                        .formatted(invoice.title(), Amounts.text(invoice.gross()), link(invoice)));
    }

    /** The first failure: tells the whole plan. */
    void unpaid(Invoice invoice, String why, List<DunningPlan.Dated> plan) {
        var zone = profiles.of(invoice.customer()).zone();
        var lines = new StringBuilder();
        plan.stream()
                .skip(1)
                .forEach(
                        entry ->
                                lines.append(DAY.format(entry.at().atZone(zone)))
                                        .append(": ")
                                        .append(entry.what())
                                        .append('\n'));
        post(
                invoice,
                "Invoice " + invoice.title() + " is not paid",
                """
                %s of invoice %s is still to be paid. %s

                Pay now:
                %s

                What happens until it is paid (%s):
                %s\
                """
                        .formatted(
                                Amounts.text(invoice.outstanding()),
                                invoice.title(),
                                why,
                                link(invoice),
                                zone,
                                lines));
    }

    void stillUnpaid(Invoice invoice, String why) {
        post(
                invoice,
                "Still to be paid: invoice " + invoice.title(),
                """
                %s of invoice %s is still to be paid. %s

                Pay now, or see what happens next:
                %s
                """
                        .formatted(
                                Amounts.text(invoice.outstanding()),
                                invoice.title(),
                                why,
                                link(invoice)));
    }

    void suspended(Invoice invoice) {
        post(
                invoice,
                "Live access is suspended: invoice " + invoice.title(),
                """
                %s of invoice %s was not paid on the announced days. Live API keys are refused from
                now on; test keys go on. Live keys work again as soon as the invoice is paid:
                %s
                """
                        .formatted(
                                Amounts.text(invoice.outstanding()),
                                invoice.title(),
                                link(invoice)));
    }

    private void post(Invoice invoice, String subject, String body) {
        postbox.post(invoice.customer(), profiles.of(invoice.customer()).email(), subject, body);
    }

    private String link(Invoice invoice) {
        return settings.link("/partner/billing/invoices/" + invoice.id());
    }
}
