package io.tributary.support;

import io.tributary.identity.Actor;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Blob;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.support.TicketThread.Author;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The tickets of an organization, as those see them who work for it. */
public final class Tickets {
    private final TicketStore store;
    private final ThreadStore threads;
    private final Casebook casebook;
    private final Attachments attachments;
    private final Promises promises;
    private final Transactions transactions;
    private final InstantSource clock;

    Tickets(
            Shelves shelves,
            Casebook casebook,
            Promises promises,
            Transactions transactions,
            InstantSource clock) {
        this.store = shelves.tickets();
        this.threads = shelves.threads();
        this.attachments = shelves.attachments();
        this.casebook = casebook;
        this.promises = promises;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the organization is promised now. */
    public Target promised(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> promises.target(organization));
    }

    /** When the house answers. */
    public BusinessHours hours() {
        return transactions.in(Scope.system("business hours"), promises::hours);
    }

    /**
     * Opens a ticket; the clock of the first answer begins.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming the fields, {@link
     *     SupportProblem#FILE_REFUSED}
     */
    public Ticket open(Actor actor, NewTicket wanted) {
        var subject = Texts.line(wanted.subject());
        var body = Texts.body(wanted.body());
        var errors = new ArrayList<InputError>();
        if (subject.isEmpty() || subject.length() > NewTicket.LONGEST_SUBJECT) {
            errors.add(
                    new InputError(
                            "subject", "Say in 1 to 150 characters what the matter is about."));
        }
        Texts.check(body, errors);
        Texts.refuse(errors);
        var files = Attachments.look(wanted.files()).all();
        return transactions.in(
                Scope.of(actor.organization()),
                () -> {
                    var follows = wanted.follows();
                    if (follows != null && store.find(follows).isEmpty()) {
                        throw TicketStore.absent();
                    }
                    return casebook.open(
                            actor.organization(),
                            author(actor),
                            new Casebook.Matter(wanted.category(), subject, follows),
                            new Casebook.Draft(body, files, false));
                });
    }

    /** The organization's tickets: active ones first, then the newest. */
    public Page<Ticket> of(OrganizationId organization, int offset, int limit) {
        var found =
                transactions.in(
                        Scope.of(organization), () -> store.of(organization, limit + 1, offset));
        return page(found, offset, limit);
    }

    static Page<Ticket> page(List<Ticket> found, int offset, int limit) {
        return new Page<>(
                found.subList(0, Math.min(limit, found.size())),
                found.size() > limit ? String.valueOf(offset + limit) : null);
    }

    /**
     * The ticket and its thread, without notes.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}
     */
    public TicketThread thread(OrganizationId organization, UUID id) {
        return transactions.in(
                Scope.of(organization),
                () -> threads.thread(store.find(id).orElseThrow(TicketStore::absent), false));
    }

    /** Whether the actor is mailed what is answered. */
    public boolean isFollowed(Actor actor, UUID id) {
        return transactions.in(
                Scope.of(actor.organization()),
                () ->
                        threads.participants(id).stream()
                                .anyMatch(
                                        one ->
                                                one.side() == Side.PARTNER
                                                        && one.follows()
                                                        && actor.person().equals(one.person())));
    }

    /** From now on the actor is mailed what is answered, or is not. */
    public void follow(Actor actor, UUID id, boolean follows) {
        act(
                actor,
                id,
                ticket -> {
                    var reader = threads.join(ticket, author(actor), clock.instant());
                    threads.follow(reader.id(), follows);
                });
    }

    /**
     * Answers; what was solved is open again.
     *
     * @throws ProblemException {@link SupportProblem#TICKET_CLOSED}, {@link
     *     SupportProblem#FILE_REFUSED}, {@link PlatformProblem#INVALID_INPUT}
     */
    public void answer(Actor actor, UUID id, String body, List<Upload> files) {
        act(
                actor,
                id,
                ticket ->
                        casebook.answer(
                                ticket,
                                author(actor),
                                new Casebook.Draft(
                                        Texts.required(body),
                                        Attachments.look(files).all(),
                                        false)));
    }

    /** The partner needs no more answer. */
    public void solve(Actor actor, UUID id) {
        act(actor, id, ticket -> casebook.move(ticket, author(actor), TicketState.SOLVED));
    }

    /**
     * Says once how content the partner is.
     *
     * @param stars 1 to 5
     * @throws ProblemException {@link SupportProblem#NOT_SOLVED_YET}, {@link
     *     SupportProblem#RATED_ALREADY}, {@link PlatformProblem#INVALID_INPUT}
     */
    public void rate(Actor actor, UUID id, int stars, @Nullable String words) {
        act(
                actor,
                id,
                ticket -> {
                    if (stars < 1 || stars > 5) {
                        Texts.refuse(List.of(new InputError("stars", "Choose one of the five.")));
                    }
                    if (ticket.state().isActive()) {
                        throw new ProblemException(
                                SupportProblem.NOT_SOLVED_YET, "This ticket is not solved yet.");
                    }
                    var now = clock.instant();
                    var rating =
                            new TicketThread.Satisfaction(
                                    stars,
                                    Texts.shortened(Texts.body(words == null ? "" : words), 1000),
                                    now);
                    if (!threads.rate(ticket, threads.join(ticket, author(actor), now), rating)) {
                        throw new ProblemException(
                                SupportProblem.RATED_ALREADY, "This ticket was rated already.");
                    }
                    casebook.record(ticket, author(actor), "ticket.rated");
                });
    }

    /**
     * A file of the ticket.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}
     */
    public Blob attachment(OrganizationId organization, UUID ticket, UUID attachment) {
        return transactions.in(
                Scope.of(organization),
                () -> attachments.read(ticket, attachment, false).orElseThrow(TicketStore::absent));
    }

    private void act(Actor actor, UUID id, Consumer<Ticket> work) {
        transactions.run(Scope.of(actor.organization()), () -> work.accept(store.lock(id)));
    }

    private static Author author(Actor actor) {
        return new Author(Side.PARTNER, actor.person(), actor.name(), actor.email());
    }
}
