package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the house writes in place of the payee: the statement of a payout, or a tax document.
 *
 * @param label its number: {@code SB-2026-000012}
 * @param until the first day that it is not about
 */
public record Statement(
        UUID id,
        OrganizationId payee,
        Kind kind,
        String label,
        LocalDate from,
        LocalDate until,
        Money gross,
        Money withheld,
        Instant createdAt) {
    /** What it is. */
    public enum Kind {
        SELF_BILLED("Statement (self-billed)", "self-billed", "SB"),
        TAX("Tax document", "tax", "TX");

        private final String label;
        private final String code;
        private final String series;

        Kind(String label, String code, String series) {
            this.label = label;
            this.code = code;
            this.series = series;
        }

        /** For people. */
        public String label() {
            return label;
        }

        String code() {
            return code;
        }

        String series() {
            return series;
        }

        static Kind of(String code) {
            return code.equals("tax") ? TAX : SELF_BILLED;
        }
    }

    /** What was paid out of it. */
    public Money net() {
        return gross.minus(withheld);
    }

    /** One side of it, as it was when it was written. */
    public record Party(
            String name,
            String street,
            String postalCode,
            String city,
            String country,
            String taxId,
            String vatId) {}

    /** One line; amounts are in the currency of the whole. */
    public record Line(LocalDate on, String title, BigDecimal amount) {}

    /**
     * What it says, frozen when it was written.
     *
     * @param account where the money went, as far as it may be shown
     * @param withholding why something was kept back; empty when nothing was
     */
    public record Document(
            String title,
            String number,
            LocalDate writtenOn,
            LocalDate from,
            LocalDate lastDay,
            String currency,
            Party house,
            Party payee,
            List<Line> lines,
            BigDecimal gross,
            BigDecimal withheld,
            BigDecimal net,
            String withholding,
            String account) {
        public Document {
            lines = List.copyOf(lines);
        }
    }
}
