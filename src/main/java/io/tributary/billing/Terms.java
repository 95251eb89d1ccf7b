package io.tributary.billing;

/**
 * When an invoice is to be paid, and how.
 *
 * @param days after its date; 0 means at once, by the customer's default card
 */
public record Terms(int days) {
    /** The default card is charged as soon as the invoice is final. */
    public static final Terms DUE_NOW = new Terms(0);

    public Terms {
        if (days < 0 || days > 365) {
            throw new IllegalArgumentException("terms of " + days + " days");
        }
    }

    /** By bank transfer, within so many days. */
    public static Terms netDays(int days) {
        return new Terms(days);
    }

    /** Whether the card is charged; otherwise a transfer is awaited. */
    public boolean isByCard() {
        return days == 0;
    }

    /** What people call it. */
    public String label() {
        return isByCard() ? "Due now, by card" : "Net " + days + " days";
    }
}
