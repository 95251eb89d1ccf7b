package io.tributary.support;

import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.support.TicketThread.What;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Sees to it that a late first answer is noticed, and that what was solved is closed one day. */
final class Watch {
    /** How long a solved ticket may still be opened again. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private static final int AT_ONCE = 200;

    private final TicketStore tickets;
    private final ThreadStore threads;
    private final Casebook casebook;
    private final Correspondence letters;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;

    Watch(
            Shelves shelves,
            Casebook casebook,
            Correspondence letters,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        this.tickets = shelves.tickets();
        this.threads = shelves.threads();
        this.casebook = casebook;
        this.letters = letters;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    DurableJob job() {
        return new DurableJob("support.watch-first-answer", 10, id -> look(UUID.fromString(id)));
    }

    /** In the surrounding transaction: looks again when the first answer is due. */
    void begin(Ticket ticket) {
        var id = ticket.id().toString();
        jobs.schedule(job(), id, id, ticket.clock().firstDueAt());
    }

    /** Marks a ticket whose first answer is late, makes it more urgent, and tells. Once. */
    void look(UUID id) {
        transactions.run(
                Scope.system("is a first answer late"),
                () -> {
                    var ticket = tickets.lock(id);
                    var now = clock.instant();
                    if (tickets.breach(id, now)) {
                        var raised = ticket.priority().raised();
                        tickets.setPriority(id, raised, now);
                        threads.change(ticket, null, What.BREACH, raised.code(), now);
                        letters.alert(ticket, "A first answer is late", null);
                    }
                });
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
