package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody who has a share of sales.
 *
 * @param taxDocumentsQuarterly whether tax documents come quarterly; else yearly
 * @param selfBillingAgreedAt when it agreed that the house writes its invoices; null when it did
 *     not
 * @param withholding what the operator set in place of the rate that follows from the profile
 * @param anchor any day of the schedule
 * @param dueAt the start of the next day of payouts, in its zone
 * @param paused why nothing is paid until the operator says so; null when it is paid
 * @param parked what went wrong when it was to be paid; null when nothing did
 */
public record Payee(
        OrganizationId organization,
        Profile profile,
        boolean taxDocumentsQuarterly,
        @Nullable Instant selfBillingAgreedAt,
        @Nullable Withholding withholding,
        PayoutSchedule schedule,
        LocalDate anchor,
        ZoneId zone,
        Instant dueAt,
        Terms terms,
        @Nullable String paused,
        @Nullable String parked) {
    /** What it is to the tax office. */
    public enum Kind {
        INDIVIDUAL("Individual"),
        BUSINESS("Business"),
        INSTITUTION("Institution"),
        NON_PROFIT("Non-profit");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables and forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The kind of that code.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * The form by which it certified where it pays taxes, as the United States ask.
     *
     * @param code {@code none}, {@code w-9}, {@code w-8ben}, {@code w-8ben-e}
     */
    public record TaxForm(String code, @Nullable LocalDate certifiedOn) {
        /** None was handed in. */
        public static final TaxForm NONE = new TaxForm("none", null);

        boolean isCertified() {
            return certifiedOn != null;
        }
    }

    /**
     * Who it is, as its statements and tax documents say.
     *
     * @param country ISO 3166 alpha-2; empty while it is not known
     */
    public record Profile(
            String legalName,
            String street,
            String postalCode,
            String city,
            String region,
            String country,
            String email,
            Kind kind,
            String taxId,
            String vatId,
            TaxForm form) {
        /** Whether somebody can be paid under it. */
        public boolean isComplete() {
            return !legalName.isBlank()
                    && !street.isBlank()
                    && !city.isBlank()
                    && !country.isBlank();
        }
    }

    /**
     * What is kept back for the tax office.
     *
     * @param basisPoints of each payout
     */
    public record Withholding(int basisPoints, String reason) {
        static final Withholding NONE = new Withholding(0, "");
    }

    /**
     * What holds for its earnings.
     *
     * @param holdDays from the sale, or the end of its event, to the day it can be paid
     * @param reserveBps of what matures, in basis points
     */
    public record Terms(int holdDays, int reserveBps, int reserveDays) {}

    /** The first day of payouts that has not come yet, or is today, in its zone. */
    public LocalDate nextDay() {
        return LocalDate.ofInstant(dueAt, zone);
    }
}
