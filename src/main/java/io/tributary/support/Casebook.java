package io.tributary.support;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.support.ThreadStore.Words;
import io.tributary.support.TicketThread.Author;
import io.tributary.support.TicketThread.What;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How tickets go on, from whichever side and by whichever way. Whoever acts has locked the ticket
 * in the surrounding transaction: what they decide on is what is there.
 */
final class Casebook {
    private final TicketStore tickets;
    private final ThreadStore threads;
    private final Attachments attachments;
    private final Promises promises;
    private final Watch watch;
    private final Correspondence letters;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Casebook(
            Shelves shelves,
            Promises promises,
            Watch watch,
            Correspondence letters,
            AuditTrail audit,
            InstantSource clock) {
        this.tickets = shelves.tickets();
        this.threads = shelves.threads();
        this.attachments = shelves.attachments();
        this.promises = promises;
        this.watch = watch;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** A message on its way into a thread. */
    record Draft(String body, List<Attachments.Checked> files, boolean byMail) {
        Words words(boolean internal) {
            return new Words(body, internal, byMail);
        }
    }

    /** What a ticket is about. */
    record Matter(Category category, String subject, @Nullable UUID follows) {}

    Ticket open(OrganizationId organization, Author author, Matter matter, Draft draft) {
        var now = clock.instant();
        var target = promises.target(organization);
        var hours = promises.hours();
        var due = hours.after(now, target.firstAnswer());
        var ticket =
                tickets.add(
                        new Ticket(
                                UuidV7.at(now, random),
                                organization,
                                0,
                                matter.subject(),
                                matter.category(),
                                target.level(),
                                target.priority(),
                                TicketState.OPEN,
                                new Ticket.Clock(now, due, null, null, due, null),
                                null,
                                matter.follows(),
                                now));
        watch.begin(ticket);
        var requester = threads.join(ticket, author, now);
        var message = write(ticket, requester, draft.words(false), draft, now);
        letters.opened(
                ticket,
                requester,
                target.label()
                        + ": you have a first answer within "
                        + hours.words(target.firstAnswer())
                        + ".");
        letters.toOperators(ticket, message, author.person(), told(author, "opened", draft));
        audit.record(
                by(ticket, author),
                "ticket.opened",
                ticket.name() + " " + ticket.subject(),
                Map.of("category", ticket.category().code()));
        return ticket;
    }

    /** The partner's side writes. What was solved is open again by it. */
    void answer(Ticket ticket, Author author, Draft draft) {
        refuseClosed(ticket);
        var now = clock.instant();
        var participant = threads.join(ticket, author, now);
        var message = write(ticket, participant, draft.words(false), draft, now);
        var due = ticket.clock().dueAt();
        var state =
                ticket.state() == TicketState.OPEN ? TicketState.OPEN : TicketState.WAITING_FOR_US;
        tickets.move(ticket, state, due == null ? promises.due(ticket.level(), now) : due, now);
        if (!ticket.state().isActive()) {
            threads.change(ticket, participant, What.STATE, state.code(), now);
            reopened(ticket, author);
        }
        letters.toOperators(ticket, message, author.person(), told(author, "answered", draft));
    }

    /** The house writes; the partner is told by mail. */
    void reply(Ticket ticket, Author operator, Draft draft, TicketState then) {
        refuseClosed(ticket);
        var now = clock.instant();
        var participant = threads.join(ticket, operator, now);
        var message = write(ticket, participant, draft.words(false), draft, now);
        tickets.answered(ticket.id(), now);
        shift(ticket, participant, then, now);
        letters.toPartner(ticket, message, operator.name(), draft.body());
        if (then == TicketState.SOLVED && ticket.state() != then) {
            record(ticket, operator, "ticket.solved");
        }
    }

    /** A note among those who run the house. */
    void note(Ticket ticket, Author operator, Draft draft) {
        var now = clock.instant();
        var participant = threads.join(ticket, operator, now);
        write(ticket, participant, draft.words(true), draft, now);
    }

    /** Changes whose turn it is, or ends it, without a word. */
    void move(Ticket ticket, Author by, TicketState state) {
        refuseClosed(ticket);
        if (ticket.state() == state) {
            return;
        }
        var now = clock.instant();
        shift(ticket, threads.join(ticket, by, now), state, now);
        switch (state) {
            case SOLVED -> record(ticket, by, "ticket.solved");
            case CLOSED -> record(ticket, by, "ticket.closed");
            case OPEN, WAITING_FOR_US, WAITING_FOR_PARTNER -> {
                if (!ticket.state().isActive()) {
                    reopened(ticket, by);
                }
            }
        }
    }

    private void reopened(Ticket ticket, Author by) {
        watch.again(ticket);
        record(ticket, by, "ticket.reopened");
    }

    /** The house ends what nobody opened again. */
    void close(Ticket ticket) {
        var now = clock.instant();
        shift(ticket, null, TicketState.CLOSED, now);
        audit.record(
                AuditTrail.By.thing(ticket.organization(), "Support"),
                "ticket.closed",
                ticket.name() + " " + ticket.subject(),
                Map.of());
    }

    private void shift(Ticket ticket, @Nullable Participant by, TicketState state, Instant now) {
        var due = state.isOurTurn() ? promises.due(ticket.level(), now) : null;
        tickets.move(ticket, state, due, now);
        if (ticket.state() != state) {
            threads.change(ticket, by, What.STATE, state.code(), now);
        }
    }

    private UUID write(Ticket ticket, Participant author, Words words, Draft draft, Instant now) {
        var message = threads.write(ticket, author, words, now);
        attachments.keep(ticket, message, draft.files(), now);
        return message;
    }

    static void refuseClosed(Ticket ticket) {
        if (ticket.state() == TicketState.CLOSED) {
            throw new ProblemException(
                    SupportProblem.TICKET_CLOSED,
                    "Ticket " + ticket.name() + " is closed: nothing more is written to it.");
        }
    }

    private static String told(Author author, String did, Draft draft) {
        return author.name() + " <" + author.email() + "> " + did + ":\n\n" + draft.body();
    }

    void record(Ticket ticket, Author author, String action) {
        audit.record(by(ticket, author), action, ticket.name() + " " + ticket.subject(), Map.of());
    }

    private static AuditTrail.By by(Ticket ticket, Author author) {
        var name =
                author.side() == Side.OPERATOR
                        ? "Operator " + author.email()
                        : author.name() + " <" + author.email() + ">";
        return new AuditTrail.By(ticket.organization(), author.person(), name);
    }
}
