package io.tributary.payments;

import java.net.URI;
import java.util.UUID;

/** What became of a charge, as far as is known. */
public sealed interface Outcome {
    /** The payment that was attempted. */
    UUID payment();

    /** The money is there, and booked. */
    record Succeeded(UUID payment) implements Outcome {}

    /**
     * No money will come of it.
     *
     * @param code the provider's, such as {@code insufficient_funds}
     * @param message for the person who pays
     */
    record Declined(UUID payment, String code, String message) implements Outcome {}

    /** The person who pays must say yes at their bank first, at that address. */
    record AuthenticationNeeded(UUID payment, URI next) implements Outcome {}

    /** Not known yet. It is asked for until it is. */
    record Pending(UUID payment) implements Outcome {}
}
