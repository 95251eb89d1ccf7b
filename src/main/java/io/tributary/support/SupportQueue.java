package io.tributary.support;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.kernel.Page;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Blob;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.support.TicketThread.Author;
import io.tributary.support.TicketThread.What;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Everybody's tickets, as those see them who run the house: what is due next comes first. */
public final class SupportQueue {
    /**
     * Which tickets.
     *
     * @param states none for all
     * @param assignee only theirs; null for everybody's
     * @param unassigned only those that nobody looks after
     * @param text in the subject, or the number; empty for all
     */
    public record Filter(
            List<TicketState> states,
            @Nullable PersonId assignee,
            boolean unassigned,
            String text) {
        public Filter {
            states = List.copyOf(states);
        }
    }

    private static final String NOBODY = "nobody";
    private static final Scope HOUSE = Scope.system("the queue of support");

    private final TicketStore store;
    private final ThreadStore threads;
    private final Casebook casebook;
    private final Attachments attachments;
    private final Correspondence letters;
    private final Accounts accounts;
    private final Transactions transactions;
    private final InstantSource clock;

    SupportQueue(
            Shelves shelves,
            Casebook casebook,
            Correspondence letters,
            Accounts accounts,
            Transactions transactions,
            InstantSource clock) {
        this.store = shelves.tickets();
        this.threads = shelves.threads();
        this.attachments = shelves.attachments();
        this.casebook = casebook;
        this.letters = letters;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is due next first, then what waits for partners, then what is over. */
    public Page<Ticket> list(Filter filter, int offset, int limit) {
        var wanted =
                new TicketStore.Wanted(
                        filter.states().stream().map(TicketState::code).toList(),
                        filter.assignee(),
                        filter.unassigned(),
                        filter.text().strip(),
                        limit + 1,
                        offset);
        return Tickets.page(transactions.in(HOUSE, () -> store.queue(wanted)), offset, limit);
    }

    /**
     * The ticket and its thread, with notes.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}
     */
    public TicketThread thread(UUID id) {
        return transactions.in(
                HOUSE, () -> threads.thread(store.find(id).orElseThrow(TicketStore::absent), true));
    }

    /** Who may look after tickets. */
    public List<Person> operators() {
        return accounts.operators();
    }

    /**
     * Answers the partner. What another wrote meanwhile is to be read first.
     *
     * @throws ProblemException {@link SupportProblem#ANSWERED_MEANWHILE}, {@link
     *     SupportProblem#TICKET_CLOSED}, {@link SupportProblem#FILE_REFUSED}, {@link
     *     PlatformProblem#INVALID_INPUT}
     */
    public void answer(Person operator, UUID id, Reply reply) {
        act(
                id,
                ticket -> {
                    Casebook.refuseClosed(ticket);
                    if (!threads.newest(id, true).equals(java.util.Optional.of(reply.seen()))) {
                        throw new ProblemException(
                                SupportProblem.ANSWERED_MEANWHILE,
                                "Something was written to " + ticket.name() + " meanwhile.");
                    }
                    casebook.reply(
                            ticket,
                            author(operator),
                            draft(reply.body(), reply.files()),
                            reply.then());
                });
    }

    /** Writes a note that the partner never sees. */
    public void note(Person operator, UUID id, String body, List<Upload> files) {
        act(id, ticket -> casebook.note(ticket, author(operator), draft(body, files)));
    }

    /**
     * Changes whose turn it is, or ends the ticket.
     *
     * @throws ProblemException {@link SupportProblem#TICKET_CLOSED}, or {@link
     *     PlatformProblem#CONFLICT} when it cannot become that
     */
    public void move(Person operator, UUID id, TicketState state) {
        act(
                id,
                ticket -> {
                    Casebook.refuseClosed(ticket);
                    if (ticket.state() != state && !ticket.state().next().contains(state)) {
                        throw new ProblemException(
                                PlatformProblem.CONFLICT,
                                "A ticket that is "
                                        + ticket.state().label().toLowerCase(java.util.Locale.ROOT)
                                        + " does not become that.");
                    }
                    casebook.move(ticket, author(operator), state);
                });
    }

    /** Gives the ticket to somebody who runs the house, or to nobody. */
    public void assign(Person operator, UUID id, @Nullable PersonId assignee) {
        act(
                id,
                ticket -> {
                    var now = clock.instant();
                    store.assign(id, assignee, now);
                    var by = threads.join(ticket, author(operator), now);
                    var to = assignee == null ? NOBODY : joined(ticket, assignee, now);
                    threads.change(ticket, by, What.ASSIGNEE, to, now);
                });
    }

    /** By their place in the ticket: a name in what never changes could not be forgotten. */
    private String joined(Ticket ticket, PersonId assignee, Instant now) {
        var person =
                accounts.operators().stream()
                        .filter(one -> one.id().equals(assignee))
                        .findFirst()
                        .orElseThrow(SupportQueue::nobody);
        return threads.join(ticket, author(person), now).id().toString();
    }

    private static ProblemException nobody() {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, "This person does not run the house.");
    }

    public void setPriority(Person operator, UUID id, Priority priority) {
        act(id, ticket -> setPriority(ticket, operator, priority, What.PRIORITY));
    }

    /** Makes it more urgent, and asks all others who run the house to look. */
    public void escalate(Person operator, UUID id) {
        act(
                id,
                ticket -> {
                    setPriority(ticket, operator, ticket.priority().raised(), What.ESCALATION);
                    letters.alert(
                            ticket,
                            operator.name() + " asks for help with a ticket",
                            operator.id());
                });
    }

    private void setPriority(Ticket ticket, Person operator, Priority priority, What what) {
        var now = clock.instant();
        store.setPriority(ticket.id(), priority, now);
        var by = threads.join(ticket, author(operator), now);
        threads.change(ticket, by, what, priority.code(), now);
    }

    /**
     * A file of the ticket, also one of a note.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}
     */
    public Blob attachment(UUID ticket, UUID attachment) {
        return transactions.in(
                HOUSE,
                () -> attachments.read(ticket, attachment, true).orElseThrow(TicketStore::absent));
    }

    private void act(UUID id, Consumer<Ticket> work) {
        transactions.run(HOUSE, () -> work.accept(store.lock(id)));
    }

    private static Casebook.Draft draft(String body, List<Upload> files) {
        return new Casebook.Draft(Texts.required(body), Attachments.look(files).all(), false);
    }

    private static Author author(Person operator) {
        return new Author(Side.OPERATOR, operator.id(), operator.name(), operator.email());
    }
}
