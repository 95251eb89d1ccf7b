package io.tributary.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Documents of every kind of tax. */
public final class DocumentFixtures {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private DocumentFixtures() {}

    public static Stream<InvoiceDocument> all() {
        return Stream.of(domestic(), reverseCharge(), export(), creditNote(), yen(), corrected());
    }

    public static InvoiceDocument domestic() {
        return document("invoice", "EUR", buyer("DE", ""), "S", "19", "5000.00", "950.00", "", "");
    }

    public static InvoiceDocument reverseCharge() {
        return document(
                "invoice",
                "EUR",
                buyer("FR", "FR40303265045"),
                "AE",
                "0",
                "25000.00",
                "0.00",
                "Reverse charge: the customer accounts for the VAT",
                "VATEX-EU-AE");
    }

    public static InvoiceDocument export() {
        return document(
                "invoice",
                "USD",
                buyer("US", ""),
                "G",
                "0",
                "5000.00",
                "0.00",
                "Supplied to a customer outside the European Union",
                "VATEX-EU-G");
    }

    public static InvoiceDocument creditNote() {
        return document(
                "credit-note", "EUR", buyer("DE", ""), "S", "19", "100.00", "19.00", "", "");
    }

    /** No decimals, and the full rate. */
    public static InvoiceDocument yen() {
        return document("invoice", "JPY", buyer("DE", ""), "S", "19", "1003", "191", "", "");
    }

    /** With a line below nothing, and lines whose net is not quantity times price. */
    public static InvoiceDocument corrected() {
        var whole = domestic();
        var lines =
                List.of(
                        line("Usage, graduated", "12345", "0.4", "5123.45", "S", "19"),
                        line("Correction of February", "-1", "123.45", "-123.45", "S", "19"));
        return with(whole, lines, whole.gross());
    }

    static InvoiceDocument withGross(InvoiceDocument document, BigDecimal gross) {
        return with(document, document.lines(), gross);
    }

    private static InvoiceDocument with(
            InvoiceDocument whole, List<InvoiceDocument.Line> lines, BigDecimal gross) {
        return new InvoiceDocument(
                whole.kind(),
                whole.number(),
                whole.issuedOn(),
                whole.dueOn(),
                whole.currency(),
                whole.seller(),
                whole.buyer(),
                whole.bank(),
                whole.byCard(),
                whole.terms(),
                whole.corrects(),
                whole.correctsIssuedOn(),
                whole.note(),
                lines,
                whole.taxes(),
                whole.net(),
                whole.tax(),
                gross);
    }

    private static InvoiceDocument document(
            String kind,
            String currency,
            InvoiceDocument.Party buyer,
            String category,
            String rate,
            String net,
            String tax,
            String reason,
            String code) {
        boolean credits = kind.equals("credit-note");
        return new InvoiceDocument(
                kind,
                credits ? "CN-2026-000001" : "INV-2026-000042",
                DAY,
                credits ? DAY : DAY.plusDays(30),
                currency,
                seller(),
                buyer,
                new InvoiceDocument.Bank("DE89370400440532013000", "COBADEFFXXX"),
                category.equals("G"),
                credits ? "Credited to your account: nothing is to be paid" : "Net 30 days",
                credits ? "INV-2026-000041" : "",
                DAY.minusDays(20),
                credits ? "Outage of 3 March" : "",
                List.of(line("API licence, Starter", "1", net, net, category, rate)),
                List.of(
                        new InvoiceDocument.Tax(
                                category,
                                new BigDecimal(rate),
                                "DE",
                                new BigDecimal(net),
                                new BigDecimal(tax),
                                reason,
                                code)),
                new BigDecimal(net),
                new BigDecimal(tax),
                new BigDecimal(net).add(new BigDecimal(tax)));
    }

    private static InvoiceDocument.Line line(
            String description,
            String quantity,
            String price,
            String net,
            String category,
            String rate) {
        return new InvoiceDocument.Line(
                description,
                "API licences",
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(net),
                LocalDate.of(2026, 3, 1),
                DAY,
                "Price api-starter v1, the month of March 2026; rounded half up to the minor unit",
                category,
                new BigDecimal(rate));
    }

    private static InvoiceDocument.Party seller() {
        return new InvoiceDocument.Party(
                "Tributary Platform GmbH",
                "Uferstraße 12",
                "10115",
                "Berlin",
                "",
                "DE",
                "DE136695976",
                "HRB 000000, Amtsgericht Charlottenburg",
                "billing@tributary.example");
    }

    private static InvoiceDocument.Party buyer(String country, String vatId) {
        return new InvoiceDocument.Party(
                "Gut & Söhne GmbH",
                "Lange Straße 1",
                "20095",
                "Hamburg",
                "",
                country,
                vatId,
                "",
                "rechnung@gut.example");
    }
}
