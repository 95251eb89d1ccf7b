package io.tributary.billing;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything a final document says: frozen when it was finalised, and the only source of its pages,
 * its PDF and its XML. Amounts are in major units of the one currency.
 *
 * @param kind {@code invoice} or {@code credit-note}
 * @param dueOn the last day to pay; the day of issue for credit notes
 * @param corrects the invoice that a credit note takes back; empty when there is none
 * @param correctsIssuedOn its day; the day of issue when there is none
 */
public record InvoiceDocument(
        String kind,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        String currency,
        Party seller,
        Party buyer,
        Bank bank,
        boolean byCard,
        String terms,
        String corrects,
        LocalDate correctsIssuedOn,
        String note,
        List<Line> lines,
        List<Tax> taxes,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    /**
     * Seller or buyer.
     *
     * @param registration in which register; empty for buyers
     */
    public record Party(
            String name,
            String street,
            String postalCode,
            String city,
            String region,
            String country,
            String vatId,
            String registration,
            String email) {}

    /** Where a transfer goes. */
    public record Bank(String iban, String bic) {}

    /**
     * A line.
     *
     * @param until the last day it is for
     */
    public record Line(
            String description,
            String stream,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal net,
            LocalDate from,
            LocalDate until,
            String explanation,
            String taxCategory,
            BigDecimal taxRate) {
        /** Whether quantity times price is the net to the minor unit, rounded half up. */
        public boolean isProduct() {
            return quantity.multiply(unitPrice)
                            .setScale(net.scale(), RoundingMode.HALF_UP)
                            .compareTo(net)
                    == 0;
        }
    }

    /** The tax of one category and rate, on the sum of its lines. */
    public record Tax(
            String category,
            BigDecimal rate,
            String jurisdiction,
            BigDecimal base,
            BigDecimal tax,
            String reason,
            String reasonCode) {}

    public InvoiceDocument {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    public boolean isCreditNote() {
        return kind.equals(Invoice.Kind.CREDIT_NOTE.code());
    }

    /** The last of the days its lines are for. */
    public LocalDate lastDay() {
        return lines.stream().map(Line::until).max(LocalDate::compareTo).orElse(issuedOn);
    }

    /** As Cross Industry Invoice of EN 16931: what Factur-X carries. */
    public byte[] cii() {
        return CiiWriter.write(this);
    }

    /** As UBL 2.1 of EN 16931. */
    public byte[] ubl() {
        return UblWriter.write(this);
    }

    /** Always the same text for the same document. */
    String json() {
        return JSON.writeValueAsString(this);
    }

    static InvoiceDocument read(String json) {
        return JSON.readValue(json, InvoiceDocument.class);
    }
}
