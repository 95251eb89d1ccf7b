package io.tributary.settlement;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.Locale;

/**
 * Where a payee's money in one currency goes.
 *
 * @param holder in whose name
 * @param destination the account's number (IBAN or national), the e-mail address, the provider's id
 *     or the postal address
 * @param bank BIC or routing number; empty when there is none
 * @param minimum less is not paid yet
 */
public record PayoutMethod(
        Kind kind, String holder, String destination, String bank, Money minimum) {
    /** How money is sent. */
    public enum Kind {
        BANK_TRANSFER("Bank transfer"),
        CHECK("Check"),
        PAYPAL("PayPal"),
        STRIPE("Stripe");

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

    public CurrencyUnit currency() {
        return minimum.getCurrencyUnit();
    }

    /** The destination as it may be shown: its last four characters, or the whole address. */
    public String masked() {
        return masked(kind, destination);
    }

    static String masked(Kind kind, String destination) {
        return switch (kind) {
            case BANK_TRANSFER, STRIPE ->
                    "•••• " + destination.substring(Math.max(0, destination.length() - 4));
            case PAYPAL, CHECK -> destination;
        };
    }
}
