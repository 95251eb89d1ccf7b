package io.tributary.support;

import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.support.TicketThread.What;

import java.time.InstantSource;
import java.util.UUID;

/** Sees to it that a late first answer is noticed. */
final class Watch {
    private final TicketStore tickets;
    private final ThreadStore threads;
    private final Correspondence letters;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;

    Watch(
            Shelves shelves,
            Correspondence letters,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        this.tickets = shelves.tickets();
        this.threads = shelves.threads();
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

    /**
     * In the surrounding transaction: a ticket that was opened again is looked at again, for while
     * it was solved nobody was late.
     */
    void again(Ticket ticket) {
        var due = ticket.clock().firstDueAt();
        var now = clock.instant();
        if (ticket.clock().firstAnsweredAt() == null) {
            var id = ticket.id().toString();
            jobs.schedule(job(), id + " again " + now, id, due.isBefore(now) ? now : due);
        }
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
}
