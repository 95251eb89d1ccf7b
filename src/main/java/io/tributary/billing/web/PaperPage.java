package io.tributary.billing.web;

import io.tributary.billing.InvoiceDocument;
import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Choices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What stands on the paper, as it stands there. */
record PaperPage(
        String kind,
        String number,
        Address seller,
        Address buyer,
        List<Fact> facts,
        String sum,
        String sumSays,
        String note,
        String currency,
        List<Line> lines,
        String net,
        List<Fact> taxes,
        List<String> reasons,
        Payment payment,
        String colophon) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    record Fact(String label, String value) {}

    record Address(String name, List<String> lines) {}

    record Line(String what, String days, String why, String quantity, String price, String net) {}

    record Payment(String title, String sentence, List<Fact> facts) {}

    static PaperPage of(InvoiceDocument document) {
        var currency = document.currency();
        return new PaperPage(
                document.isCreditNote() ? "Credit note" : "Invoice",
                document.number(),
                address(document.seller()),
                address(document.buyer()),
                facts(document),
                Amounts.text(document.gross()) + " " + currency,
                sumSays(document),
                document.note(),
                currency,
                document.lines().stream().map(PaperPage::line).toList(),
                Amounts.text(document.net()) + " " + currency,
                document.taxes().stream()
                        .map(
                                tax ->
                                        new Fact(
                                                taxLabel(tax),
                                                Amounts.text(tax.tax()) + " " + currency))
                        .toList(),
                document.taxes().stream()
                        .map(InvoiceDocument.Tax::reason)
                        .filter(reason -> !reason.isEmpty())
                        .toList(),
                payment(document),
                colophon(document.seller()));
    }

    String title() {
        return kind + " " + number;
    }

    private static Address address(InvoiceDocument.Party party) {
        var place = (party.postalCode() + " " + party.city()).strip();
        return new Address(
                party.name(),
                Stream.of(
                                party.street(),
                                party.region().isBlank() ? place : place + ", " + party.region(),
                                Choices.countryName(party.country()),
                                party.vatId().isBlank() ? "" : "VAT " + party.vatId(),
                                party.email())
                        .filter(line -> !line.isBlank())
                        .toList());
    }

    private static List<Fact> facts(InvoiceDocument document) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Number", document.number()));
        facts.add(new Fact("Date", DAY.format(document.issuedOn())));
        if (!document.isCreditNote()) {
            facts.add(new Fact("Due", DAY.format(document.dueOn())));
        }
        if (!document.corrects().isEmpty()) {
            facts.add(new Fact("Corrects", document.corrects()));
            facts.add(new Fact("of", DAY.format(document.correctsIssuedOn())));
        }
        facts.add(new Fact("Currency", document.currency()));
        return facts;
    }

    private static String sumSays(InvoiceDocument document) {
        if (document.isCreditNote()) {
            return "credited to your account";
        }
        return document.byCard()
                ? "charged to your card on file"
                : "due " + DAY.format(document.dueOn()) + " by bank transfer";
    }

    private static Line line(InvoiceDocument.Line line) {
        boolean product = line.isProduct();
        return new Line(
                line.description(),
                days(line.from(), line.until()),
                line.explanation(),
                product ? plain(line.quantity()) : "",
                product ? plain(line.unitPrice()) : "",
                Amounts.text(line.net()));
    }

    private static String days(LocalDate from, LocalDate until) {
        return from.equals(until)
                ? DAY.format(from)
                : DAY.format(from) + " to " + DAY.format(until);
    }

    /** With all its decimals, and at least two where there is one. */
    private static String plain(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return Amounts.text(
                shortest.scale() <= 0
                        ? shortest.setScale(0)
                        : shortest.setScale(Math.max(2, shortest.scale())));
    }

    private static String taxLabel(InvoiceDocument.Tax tax) {
        var rate = tax.rate().toPlainString() + " %";
        boolean states = tax.jurisdiction().startsWith("US");
        return (states ? "Sales tax " : "VAT ") + tax.jurisdiction() + ", " + rate;
    }

    private static Payment payment(InvoiceDocument document) {
        if (document.isCreditNote()) {
            return new Payment(
                    "Nothing is to be paid",
                    "The amount settles what is open of the invoice it corrects; what is left is"
                            + " used for your next invoice, or paid back on request.",
                    List.of());
        }
        if (document.byCard()) {
            return new Payment(
                    "Payment",
                    "The amount is charged to your default card. The page of the invoice shows the"
                            + " payment.",
                    List.of());
        }
        return new Payment(
                "Payment by bank transfer",
                "Please transfer the total by " + DAY.format(document.dueOn()) + ".",
                List.of(
                        new Fact("Account holder", document.seller().name()),
                        new Fact("IBAN", grouped(document.bank().iban())),
                        new Fact("BIC", document.bank().bic()),
                        new Fact("Reference", document.number())));
    }

    private static String grouped(String iban) {
        return iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static String colophon(InvoiceDocument.Party seller) {
        return Stream.of(
                        seller.name(),
                        seller.street(),
                        (seller.postalCode() + " " + seller.city()).strip(),
                        seller.registration(),
                        seller.vatId().isBlank() ? "" : "VAT " + seller.vatId(),
                        seller.email())
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }
}
