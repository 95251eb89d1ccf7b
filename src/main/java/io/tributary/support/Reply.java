package io.tributary.support;

import java.util.List;
import java.util.UUID;

/**
 * What somebody who runs the house answers.
 *
 * @param then what the ticket becomes by it: solved, or whose turn it is
 * @param seen the newest message that they have read
 */
public record Reply(String body, List<Upload> files, TicketState then, UUID seen) {
    public Reply {
        files = List.copyOf(files);
        if (then != TicketState.SOLVED
                && then != TicketState.WAITING_FOR_PARTNER
                && then != TicketState.WAITING_FOR_US) {
            throw new IllegalArgumentException("an answer does not make a ticket " + then.code());
        }
    }
}
