package io.tributary.billing;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A document as Cross Industry Invoice (UN/CEFACT D16B) of the profile EN 16931: what Factur-X and
 * ZUGFeRD carry inside the PDF.
 */
final class CiiWriter {
    private static final String GUIDELINE = "urn:cen.eu:en16931:2017";

    private final InvoiceDocument document;

    private CiiWriter(InvoiceDocument document) {
        this.document = document;
    }

    static byte[] write(InvoiceDocument document) {
        return new CiiWriter(document).root().document();
    }

    private Xml root() {
        return Xml.of(
                        "rsm:CrossIndustryInvoice",
                        Xml.of(
                                "rsm:ExchangedDocumentContext",
                                Xml.of(
                                        "ram:GuidelineSpecifiedDocumentContextParameter",
                                        Xml.said("ram:ID", GUIDELINE))),
                        head(),
                        Xml.of(
                                "rsm:SupplyChainTradeTransaction",
                                Stream.concat(
                                        lines(), Stream.of(agreement(), delivery(), settlement()))))
                .with("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100")
                .with(
                        "xmlns:ram",
                        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100")
                .with("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100")
                .with("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");
    }

    private Xml head() {
        return Xml.of(
                "rsm:ExchangedDocument",
                Xml.said("ram:ID", document.number()),
                Xml.said("ram:TypeCode", document.isCreditNote() ? "381" : "380"),
                Xml.of("ram:IssueDateTime", day("udt", document.issuedOn())),
                document.note().isBlank()
                        ? null
                        : Xml.of("ram:IncludedNote", Xml.text("ram:Content", document.note())));
    }

    private Stream<Xml> lines() {
        return Stream.iterate(1, n -> n <= document.lines().size(), n -> n + 1)
                .map(n -> line(n, document.lines().get(n - 1)));
    }

    private Xml line(int position, InvoiceDocument.Line line) {
        var price = EnLine.of(line);
        return Xml.of(
                "ram:IncludedSupplyChainTradeLineItem",
                Xml.of(
                        "ram:AssociatedDocumentLineDocument",
                        Xml.said("ram:LineID", String.valueOf(position)),
                        Xml.of("ram:IncludedNote", Xml.text("ram:Content", line.explanation()))),
                Xml.of("ram:SpecifiedTradeProduct", Xml.text("ram:Name", line.description())),
                Xml.of(
                        "ram:SpecifiedLineTradeAgreement",
                        Xml.of(
                                "ram:NetPriceProductTradePrice",
                                Xml.said("ram:ChargeAmount", price.price().toPlainString()))),
                Xml.of(
                        "ram:SpecifiedLineTradeDelivery",
                        Xml.said("ram:BilledQuantity", price.quantity().toPlainString())
                                .with("unitCode", EnLine.UNIT)),
                Xml.of(
                        "ram:SpecifiedLineTradeSettlement",
                        Xml.of(
                                "ram:ApplicableTradeTax",
                                Xml.said("ram:TypeCode", "VAT"),
                                Xml.said("ram:CategoryCode", line.taxCategory()),
                                Xml.said(
                                        "ram:RateApplicablePercent",
                                        line.taxRate().toPlainString())),
                        period(line.from(), line.until()),
                        Xml.of(
                                "ram:SpecifiedTradeSettlementLineMonetarySummation",
                                amount("ram:LineTotalAmount", line.net()))));
    }

    private Xml agreement() {
        return Xml.of(
                "ram:ApplicableHeaderTradeAgreement",
                party("ram:SellerTradeParty", document.seller()),
                party("ram:BuyerTradeParty", document.buyer()));
    }

    private static Xml party(String name, InvoiceDocument.Party party) {
        return Xml.of(
                name,
                Xml.text("ram:Name", party.name()),
                party.registration().isBlank()
                        ? null
                        : Xml.of(
                                "ram:SpecifiedLegalOrganization",
                                Xml.text("ram:ID", party.registration())),
                Xml.of(
                        "ram:PostalTradeAddress",
                        Xml.text("ram:PostcodeCode", party.postalCode()),
                        Xml.text("ram:LineOne", party.street()),
                        Xml.text("ram:CityName", party.city()),
                        Xml.said("ram:CountryID", party.country()),
                        Xml.text("ram:CountrySubDivisionName", party.region())),
                Xml.of(
                        "ram:URIUniversalCommunication",
                        Xml.said("ram:URIID", party.email()).with("schemeID", "EM")),
                party.vatId().isBlank()
                        ? null
                        : Xml.of(
                                "ram:SpecifiedTaxRegistration",
                                Xml.said("ram:ID", party.vatId()).with("schemeID", "VA")));
    }

    private Xml delivery() {
        return Xml.of(
                "ram:ApplicableHeaderTradeDelivery",
                Xml.of(
                        "ram:ActualDeliverySupplyChainEvent",
                        Xml.of("ram:OccurrenceDateTime", day("udt", document.lastDay()))));
    }

    private Xml settlement() {
        var before =
                Stream.of(
                        Xml.said("ram:PaymentReference", document.number()),
                        Xml.said("ram:InvoiceCurrencyCode", document.currency()),
                        paymentMeans());
        var taxes = document.taxes().stream().map(this::tax);
        var after =
                Stream.of(
                        period(firstDay(), document.lastDay()),
                        Xml.of(
                                "ram:SpecifiedTradePaymentTerms",
                                Xml.text("ram:Description", document.terms()),
                                document.isCreditNote()
                                        ? null
                                        : Xml.of(
                                                "ram:DueDateDateTime",
                                                day("udt", document.dueOn()))),
                        totals(),
                        corrected());
        return Xml.of(
                "ram:ApplicableHeaderTradeSettlement",
                Stream.of(before, taxes, after).flatMap(part -> part));
    }

    private LocalDate firstDay() {
        return document.lines().stream()
                .map(InvoiceDocument.Line::from)
                .min(Comparator.naturalOrder())
                .orElse(document.issuedOn());
    }

    private Xml paymentMeans() {
        return document.byCard() || document.bank().iban().isBlank()
                ? Xml.of(
                        "ram:SpecifiedTradeSettlementPaymentMeans",
                        Xml.said("ram:TypeCode", EnLine.MEANS_AGREED))
                : Xml.of(
                        "ram:SpecifiedTradeSettlementPaymentMeans",
                        Xml.said("ram:TypeCode", EnLine.MEANS_TRANSFER),
                        Xml.of(
                                "ram:PayeePartyCreditorFinancialAccount",
                                Xml.text("ram:IBANID", document.bank().iban())),
                        Xml.of(
                                "ram:PayeeSpecifiedCreditorFinancialInstitution",
                                Xml.text("ram:BICID", document.bank().bic())));
    }

    private Xml tax(InvoiceDocument.Tax tax) {
        return Xml.of(
                "ram:ApplicableTradeTax",
                amount("ram:CalculatedAmount", tax.tax()),
                Xml.said("ram:TypeCode", "VAT"),
                Xml.text("ram:ExemptionReason", tax.reason()),
                amount("ram:BasisAmount", tax.base()),
                Xml.said("ram:CategoryCode", tax.category()),
                Xml.text("ram:ExemptionReasonCode", tax.reasonCode()),
                Xml.said("ram:RateApplicablePercent", tax.rate().toPlainString()));
    }

    private Xml totals() {
        return Xml.of(
                "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
                amount("ram:LineTotalAmount", document.net()),
                amount("ram:TaxBasisTotalAmount", document.net()),
                amount("ram:TaxTotalAmount", document.tax())
                        .with("currencyID", document.currency()),
                amount("ram:GrandTotalAmount", document.gross()),
                amount("ram:DuePayableAmount", document.gross()));
    }

    private @Nullable Xml corrected() {
        return document.corrects().isBlank()
                ? null
                : Xml.of(
                        "ram:InvoiceReferencedDocument",
                        Xml.said("ram:IssuerAssignedID", document.corrects()),
                        Xml.of(
                                "ram:FormattedIssueDateTime",
                                day("qdt", document.correctsIssuedOn())));
    }

    private static Xml period(LocalDate from, LocalDate until) {
        return Xml.of(
                "ram:BillingSpecifiedPeriod",
                Xml.of("ram:StartDateTime", day("udt", from)),
                Xml.of("ram:EndDateTime", day("udt", until)));
    }

    private static Xml day(String prefix, LocalDate day) {
        return Xml.said(prefix + ":DateTimeString", DateTimeFormatter.BASIC_ISO_DATE.format(day))
                .with("format", "102");
    }

    private static Xml amount(String name, BigDecimal amount) {
        return Xml.said(name, amount.toPlainString());
    }
}
