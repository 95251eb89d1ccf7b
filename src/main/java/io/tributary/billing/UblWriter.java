package io.tributary.billing;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.stream.Stream;

/** A document as UBL 2.1, of the profile EN 16931 as Peppol carries it. */
final class UblWriter {
    private static final String CUSTOMIZATION = "urn:cen.eu:en16931:2017";
    private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private static final String NAMES = "urn:oasis:names:specification:ubl:schema:xsd:";

    private final InvoiceDocument document;

    private UblWriter(InvoiceDocument document) {
        this.document = document;
    }

    static byte[] write(InvoiceDocument document) {
        return new UblWriter(document).root().document();
    }

    private Xml root() {
        var type = document.isCreditNote() ? "CreditNote" : "Invoice";
        return Xml.of(type, Stream.of(head(), parties(), sums(), lines()).flatMap(part -> part))
                .with("xmlns", NAMES + type + "-2")
                .with("xmlns:cac", NAMES + "CommonAggregateComponents-2")
                .with("xmlns:cbc", NAMES + "CommonBasicComponents-2");
    }

    private Stream<@Nullable Xml> head() {
        return Stream.of(
                Xml.said("cbc:CustomizationID", CUSTOMIZATION),
                Xml.said("cbc:ProfileID", PROFILE),
                Xml.said("cbc:ID", document.number()),
                Xml.said("cbc:IssueDate", document.issuedOn().toString()),
                document.isCreditNote()
                        ? null
                        : Xml.said("cbc:DueDate", document.dueOn().toString()),
                document.isCreditNote()
                        ? Xml.said("cbc:CreditNoteTypeCode", "381")
                        : Xml.said("cbc:InvoiceTypeCode", "380"),
                Xml.text("cbc:Note", document.note()),
                Xml.said("cbc:DocumentCurrencyCode", document.currency()),
                corrected());
    }

    private @Nullable Xml corrected() {
        return document.corrects().isBlank()
                ? null
                : Xml.of(
                        "cac:BillingReference",
                        Xml.of(
                                "cac:InvoiceDocumentReference",
                                Xml.said("cbc:ID", document.corrects()),
                                Xml.said("cbc:IssueDate", document.correctsIssuedOn().toString())));
    }

    private Stream<@Nullable Xml> parties() {
        return Stream.of(
                Xml.of("cac:AccountingSupplierParty", party(document.seller())),
                Xml.of("cac:AccountingCustomerParty", party(document.buyer())),
                Xml.of(
                        "cac:Delivery",
                        Xml.said("cbc:ActualDeliveryDate", document.lastDay().toString())),
                paymentMeans(),
                Xml.of("cac:PaymentTerms", Xml.text("cbc:Note", document.terms())));
    }

    private static Xml party(InvoiceDocument.Party party) {
        return Xml.of(
                "cac:Party",
                Xml.said("cbc:EndpointID", party.email()).with("schemeID", "EM"),
                Xml.of("cac:PartyName", Xml.text("cbc:Name", party.name())),
                Xml.of(
                        "cac:PostalAddress",
                        Xml.text("cbc:StreetName", party.street()),
                        Xml.text("cbc:CityName", party.city()),
                        Xml.text("cbc:PostalZone", party.postalCode()),
                        Xml.text("cbc:CountrySubentity", party.region()),
                        Xml.of("cac:Country", Xml.said("cbc:IdentificationCode", party.country()))),
                party.vatId().isBlank()
                        ? null
                        : Xml.of(
                                "cac:PartyTaxScheme",
                                Xml.said("cbc:CompanyID", party.vatId()),
                                vat()),
                Xml.of(
                        "cac:PartyLegalEntity",
                        Xml.text("cbc:RegistrationName", party.name()),
                        Xml.text("cbc:CompanyID", party.registration())));
    }

    private Xml paymentMeans() {
        return document.byCard() || document.bank().iban().isBlank()
                ? Xml.of(
                        "cac:PaymentMeans",
                        Xml.said("cbc:PaymentMeansCode", EnLine.MEANS_AGREED),
                        Xml.said("cbc:PaymentID", document.number()))
                : Xml.of(
                        "cac:PaymentMeans",
                        Xml.said("cbc:PaymentMeansCode", EnLine.MEANS_TRANSFER),
                        Xml.said("cbc:PaymentID", document.number()),
                        Xml.of(
                                "cac:PayeeFinancialAccount",
                                Xml.said("cbc:ID", document.bank().iban()),
                                Xml.of(
                                        "cac:FinancialInstitutionBranch",
                                        Xml.text("cbc:ID", document.bank().bic()))));
    }

    private Stream<@Nullable Xml> sums() {
        return Stream.of(
                Xml.of(
                        "cac:TaxTotal",
                        Stream.concat(
                                Stream.of(amount("cbc:TaxAmount", document.tax())),
                                document.taxes().stream().map(this::tax))),
                Xml.of(
                        "cac:LegalMonetaryTotal",
                        amount("cbc:LineExtensionAmount", document.net()),
                        amount("cbc:TaxExclusiveAmount", document.net()),
                        amount("cbc:TaxInclusiveAmount", document.gross()),
                        amount("cbc:PayableAmount", document.gross())));
    }

    private Xml tax(InvoiceDocument.Tax tax) {
        return Xml.of(
                "cac:TaxSubtotal",
                amount("cbc:TaxableAmount", tax.base()),
                amount("cbc:TaxAmount", tax.tax()),
                Xml.of(
                        "cac:TaxCategory",
                        Xml.said("cbc:ID", tax.category()),
                        Xml.said("cbc:Percent", tax.rate().toPlainString()),
                        Xml.text("cbc:TaxExemptionReasonCode", tax.reasonCode()),
                        Xml.text("cbc:TaxExemptionReason", tax.reason()),
                        vat()));
    }

    private Stream<Xml> lines() {
        return Stream.iterate(1, n -> n <= document.lines().size(), n -> n + 1)
                .map(n -> line(n, document.lines().get(n - 1)));
    }

    private Xml line(int position, InvoiceDocument.Line line) {
        var price = EnLine.of(line);
        boolean credits = document.isCreditNote();
        return Xml.of(
                credits ? "cac:CreditNoteLine" : "cac:InvoiceLine",
                Xml.said("cbc:ID", String.valueOf(position)),
                Xml.text("cbc:Note", line.explanation()),
                Xml.said(
                                credits ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                                price.quantity().toPlainString())
                        .with("unitCode", EnLine.UNIT),
                amount("cbc:LineExtensionAmount", line.net()),
                Xml.of(
                        "cac:InvoicePeriod",
                        Xml.said("cbc:StartDate", line.from().toString()),
                        Xml.said("cbc:EndDate", line.until().toString())),
                Xml.of(
                        "cac:Item",
                        Xml.text("cbc:Name", line.description()),
                        Xml.of(
                                "cac:ClassifiedTaxCategory",
                                Xml.said("cbc:ID", line.taxCategory()),
                                Xml.said("cbc:Percent", line.taxRate().toPlainString()),
                                vat())),
                Xml.of("cac:Price", amount("cbc:PriceAmount", price.price())));
    }

    private static Xml vat() {
        return Xml.of("cac:TaxScheme", Xml.said("cbc:ID", "VAT"));
    }

    private Xml amount(String name, BigDecimal amount) {
        return Xml.said(name, amount.toPlainString()).with("currencyID", document.currency());
    }
}
