package io.tributary.support;

import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Tickets that are solved, until they are closed. */
final class SolvedTickets {
    /** How long a solved ticket may still be opened again. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final int AT_ONCE = 200;

    private final TicketStore tickets;
    private final Casebook casebook;
    private final Transactions transactions;
    private final InstantSource clock;

    SolvedTickets(
            Shelves shelves, Casebook casebook, Transactions transactions, InstantSource clock) {
        this.tickets = shelves.tickets();
        this.casebook = casebook;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Closes what was solved long enough ago. */
    void closeOld() {
        var before = clock.instant().minus(PATIENCE);
        var old =
                transactions.in(
                        Scope.system("solved tickets"),
                        () -> tickets.solvedBefore(before, AT_ONCE));
        OneByOne.each("support.close-solved", old, id -> id, id -> close(id, before));
    }

    private void close(UUID id, Instant before) {
        transactions.run(
                Scope.system("close a solved ticket"),
                () -> {
                    var ticket = tickets.lock(id);
                    var solved = ticket.clock().solvedAt();
                    if (ticket.state() == TicketState.SOLVED
                            && solved != null
                            && solved.isBefore(before)) {
                        casebook.close(ticket);
                    }
                });
    }
}
