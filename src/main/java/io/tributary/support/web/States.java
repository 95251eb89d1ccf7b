package io.tributary.support.web;

import io.tributary.portal.spi.Badge;
import io.tributary.support.Priority;
import io.tributary.support.Ticket;

import java.time.Instant;

/** Whose turn it is, in the words of each side. */
final class States {
    private States() {}

    static Badge forPartner(Ticket ticket) {
        return switch (ticket.state()) {
            case OPEN -> Badge.info("Open");
            case WAITING_FOR_PARTNER -> Badge.warm("Waiting for you");
            case WAITING_FOR_US -> Badge.info("Waiting for us");
            case SOLVED -> Badge.good("Solved");
            case CLOSED -> Badge.plain("Closed");
        };
    }

    static Badge forOperator(Ticket ticket, Instant now) {
        if (ticket.clock().isOverdue(now)) {
            return Badge.bad("Overdue");
        }
        return switch (ticket.state()) {
            case OPEN -> Badge.warm("New");
            case WAITING_FOR_US -> Badge.warm("Our turn");
            case WAITING_FOR_PARTNER -> Badge.plain("Partner's turn");
            case SOLVED -> Badge.good("Solved");
            case CLOSED -> Badge.plain("Closed");
        };
    }

    static Badge of(Priority priority) {
        return switch (priority) {
            case LOW, NORMAL -> Badge.plain(priority.label());
            case HIGH -> Badge.warm(priority.label());
            case URGENT -> Badge.bad(priority.label());
        };
    }

    /** What became of the promise of a first answer. */
    static Badge firstAnswer(Ticket.Clock clock, Instant now) {
        var answered = clock.firstAnsweredAt();
        if (answered != null) {
            return answered.isAfter(clock.firstDueAt()) ? Badge.bad("Late") : Badge.good("In time");
        }
        return now.isAfter(clock.firstDueAt()) ? Badge.bad("Late") : Badge.info("Running");
    }
}
