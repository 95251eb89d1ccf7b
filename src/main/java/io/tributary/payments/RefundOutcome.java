package io.tributary.payments;

import java.util.UUID;

/** What became of a refund, as far as is known. */
public sealed interface RefundOutcome {
    /** The refund that was attempted. */
    UUID refund();

    /** The money went back, and is booked. */
    record Succeeded(UUID refund) implements RefundOutcome {}

    /** The provider cannot give it back. */
    record Failed(UUID refund, String message) implements RefundOutcome {}

    /** Not known yet. It is asked for until it is. */
    record Pending(UUID refund) implements RefundOutcome {}
}
