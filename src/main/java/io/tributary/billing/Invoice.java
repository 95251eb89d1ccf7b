package io.tributary.billing;

import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invoice or a credit note. Amounts of a credit note are positive: they say how much is taken
 * back.
 *
 * @param number null until it is final
 * @param outstanding what is still to be paid; below zero it is credit of the customer
 * @param corrects the invoice that a credit note takes back, if it names one
 * @param reason why there is a credit note, or why it is void; else empty
 */
public record Invoice(
        UUID id,
        OrganizationId customer,
        Kind kind,
        Status status,
        @Nullable String number,
        Money net,
        Money tax,
        Money gross,
        Money outstanding,
        Terms terms,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable UUID corrects,
        String reason,
        Instant createdAt) {
    /** What kind of document it is. */
    public enum Kind {
        INVOICE("invoice", "Invoice", "INV"),
        CREDIT_NOTE("credit-note", "Credit note", "CN");

        private final String code;
        private final String label;
        private final String prefix;

        Kind(String code, String label, String prefix) {
            this.code = code;
            this.label = label;
            this.prefix = prefix;
        }

        public String code() {
            return code;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        /** The series of a year's documents: {@code INV-2026}. */
        String series(int year) {
            return prefix + "-" + year;
        }

        static Kind of(String code) {
            return code.equals(INVOICE.code) ? INVOICE : CREDIT_NOTE;
        }
    }

    /** Where it stands. */
    public enum Status {
        /** May still change; has no number. */
        DRAFT,
        /** Final, and something is outstanding. */
        OPEN,
        /** Final, and nothing is outstanding. */
        SETTLED,
        /** Taken back before anything was paid; its number stays taken. */
        VOID
    }

    /** Its number, or what stands in its place. */
    public String title() {
        return number == null ? "Draft" : number;
    }

    public boolean isPayable() {
        return kind == Kind.INVOICE && status == Status.OPEN && outstanding.isPositive();
    }
}
