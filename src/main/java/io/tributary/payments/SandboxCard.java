package io.tributary.payments;

import java.util.Arrays;
import java.util.Optional;

/** The cards of the sandbox. Each behaves in one way; no other number is accepted. */
public enum SandboxCard {
    SUCCESS("4242424242424242", "Is paid at once"),
    DECLINE("4000000000000002", "Is declined by the bank"),
    INSUFFICIENT_FUNDS("4000000000009995", "Is declined: not enough money"),
    AUTHENTICATION("4000002760003184", "Asks the person who pays to confirm"),
    LATE_SUCCESS("4000000000000077", "Is paid an hour later"),
    DISPUTE("4000000000000259", "Is paid, and disputed a day later"),
    TIMEOUT("4000000000000119", "Is paid, but the first answer gets lost");

    private final String number;
    private final String meaning;

    SandboxCard(String number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number to type. */
    public String number() {
        return number;
    }

    /** What happens to a payment with it, for people. */
    public String meaning() {
        return meaning;
    }

    /** The last four digits. */
    public String last4() {
        return number.substring(number.length() - 4);
    }

    /** The card of that number, spaces aside. */
    public static Optional<SandboxCard> of(String number) {
        var digits = number.replace(" ", "");
        return Arrays.stream(values()).filter(card -> card.number.equals(digits)).findFirst();
    }
}
