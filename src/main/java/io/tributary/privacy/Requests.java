package io.tributary.privacy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.kernel.PersonalRecords.Subject;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What persons ask of us: a copy of everything, or to be erased. A copy is made at once; an erasure
 * takes the link that is mailed to their address, so that a borrowed browser is not enough.
 */
public final class Requests {
    /** How long the mailed link works for whoever asked on the account page. */
    public static final Duration LINK_LIFE = Duration.ofHours(24);

    /** How long it works for whoever wrote to us. */
    static final Duration MAILED_LINK_LIFE = Duration.ofDays(7);

    private static final Scope SCOPE = Scope.system("what persons ask of us");

    /** What came of a confirmed erasure. */
    public sealed interface Answer {
        /** Done; the number of the receipt. */
        record Erased(String receipt) implements Answer {}

        /** Not yet: this has to be done first. */
        record Blocked(List<String> obstacles) implements Answer {
            public Blocked {
                obstacles = List.copyOf(obstacles);
            }
        }
    }

    private final RequestStore store;
    private final PersonalRegister register;
    private final Erasing erasing;
    private final DurableJob job;
    private final Jobs jobs;
    private final Accounts accounts;
    private final Letters letters;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Requests(
            RequestStore store,
            PersonalRegister register,
            Erasing erasing,
            DurableJob job,
            Jobs jobs,
            Accounts accounts,
            Letters letters,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.register = register;
        this.erasing = erasing;
        this.job = job;
        this.jobs = jobs;
        this.accounts = accounts;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a person asked, the newest first. */
    public List<Request> of(Person person) {
        return transactions.in(SCOPE, () -> store.of(subject(person)));
    }

    /** What is open, the most urgent first. */
    public List<Request> open() {
        return transactions.in(SCOPE, store::open);
    }

    /** What was answered, the newest first. */
    public List<Request> ended(int limit) {
        return transactions.in(SCOPE, () -> store.ended(limit));
    }

    public Optional<Request> find(UUID id) {
        return transactions.in(SCOPE, () -> store.find(id));
    }

    /** Everything there is of a person, without a note that they looked. */
    public PersonalCopy look(Person person) {
        return copy(subject(person));
    }

    /** Everything there is of a person, for them to take along: a request that is done at once. */
    public PersonalCopy take(Person person) {
        return transactions.in(
                SCOPE,
                () -> {
                    store.add(fresh(Request.Kind.EXPORT, subject(person), Request.State.DONE, ""));
                    return copy(subject(person));
                });
    }

    /** Everything there is of whoever a request is about. */
    public PersonalCopy copy(Request request) {
        return copy(subject(request));
    }

    private PersonalCopy copy(Subject subject) {
        var parts =
                transactions.in(
                        SCOPE,
                        () ->
                                register.parts(subject).stream()
                                        .map(
                                                part ->
                                                        new PersonalCopy.Part(
                                                                part.module(),
                                                                part.holding().table(),
                                                                part.holding().what(),
                                                                part.holding().fate(),
                                                                part.holding().why(),
                                                                part.excerpt().rows()))
                                        .toList());
        return new PersonalCopy(subject.email(), clock.instant(), parts);
    }

    /** What becomes of each table when somebody is erased. */
    public List<Holding> holdings() {
        return register.all().stream().flatMap(module -> module.holdings().stream()).toList();
    }

    /** What the person has to do before they can be erased. */
    public List<String> obstacles(Person person) {
        return transactions.in(SCOPE, () -> register.obstacles(subject(person)));
    }

    /**
     * Asks to be erased: mails the link that confirms it. Asking again mails another one.
     *
     * @throws ProblemException {@link PrivacyProblem#ERASURE_BLOCKED}
     */
    public void askErasure(Person person) {
        transactions.run(
                SCOPE,
                () -> {
                    refuseBlocked(register.obstacles(subject(person)));
                    store.add(
                            fresh(
                                    Request.Kind.ERASURE,
                                    subject(person),
                                    Request.State.WAITING,
                                    ""));
                    mailLink(
                            store.open(Request.Kind.ERASURE, person.email()).orElseThrow(),
                            LINK_LIFE);
                });
    }

    /**
     * Writes down what somebody asked by mail. Whoever wants to be erased is mailed the link.
     *
     * @param operator who writes it down
     * @param note how it came, at most 1,000 characters
     * @return the request; one that was open for that address already is that one, with the note
     *     added to its own: it came by mail then, and by the earlier of the two days is it due
     */
    public UUID record(
            Person operator, Request.Kind kind, String email, Instant receivedAt, String note) {
        return transactions.in(
                SCOPE,
                () -> {
                    var person = accounts.known(email).map(Person::id).orElse(null);
                    var typed =
                            new Request(
                                    UuidV7.at(clock.instant(), random),
                                    kind,
                                    Request.Channel.MAIL,
                                    person,
                                    email,
                                    note,
                                    operator.email(),
                                    receivedAt,
                                    Request.due(receivedAt),
                                    Request.State.WAITING,
                                    null,
                                    null);
                    var request = openAs(typed);
                    if (!request.id().equals(typed.id())) {
                        store.join(request.id(), typed, request.noted(note));
                    }
                    if (kind == Request.Kind.ERASURE && request.state() == Request.State.WAITING) {
                        mailLink(request, MAILED_LINK_LIFE);
                    }
                    return request.id();
                });
    }

    /** What is open for that address already, held; else what was typed. */
    private Request openAs(Request typed) {
        store.add(typed);
        return store.open(typed.kind(), Objects.requireNonNull(typed.email()))
                .flatMap(open -> store.lock(open.id()))
                .filter(Request::isOpen)
                .orElseGet(
                        () -> {
                            store.add(typed); // the other one ended meanwhile
                            return typed;
                        });
    }

    /** Mails the link that confirms an erasure once more. */
    public void mailAgain(UUID id) {
        transactions.run(SCOPE, () -> mailLink(waiting(id), MAILED_LINK_LIFE));
    }

    /** A copy was sent: the request is done. */
    public void answered(Person operator, UUID id, String note) {
        transactions.run(
                SCOPE,
                () -> {
                    var request = waiting(id);
                    store.handled(id, operator.email());
                    store.end(id, Request.State.DONE, request.noted(note), clock.instant());
                });
    }

    /** Refuses, and tells the person why. */
    public void refuse(Person operator, UUID id, String why) {
        transactions.run(
                SCOPE,
                () -> {
                    var request = waiting(id);
                    store.handled(id, operator.email());
                    store.end(id, Request.State.REFUSED, request.noted(why), clock.instant());
                    letters.refused(Objects.requireNonNull(request.email()), request.kind(), why);
                });
    }

    /** The request that a mailed link confirms, as long as it works. */
    public Optional<Request> waiting(String token) {
        return transactions.in(
                SCOPE, () -> store.waiting(new Token(token).digest(), clock.instant()));
    }

    /** Follows the mailed link: erases, once. */
    public Optional<Answer> confirm(String token) {
        return waiting(token).flatMap(request -> confirmed(request, request.note()));
    }

    /**
     * Erases without the link, because those who run the house know otherwise that it is them.
     *
     * @param how they know
     */
    public Optional<Answer> confirm(Person operator, UUID id, String how) {
        var request =
                transactions.in(
                        SCOPE,
                        () -> {
                            var found = waiting(id);
                            store.handled(id, operator.email());
                            return found;
                        });
        return confirmed(request, request.noted(how));
    }

    /**
     * First the word, with the job that keeps it; then at once the deed, so that the person sees
     * the receipt. If that dies, the job does it.
     */
    private Optional<Answer> confirmed(Request request, String note) {
        transactions.run(
                SCOPE,
                () ->
                        store.lock(request.id())
                                .filter(found -> found.state() == Request.State.WAITING)
                                .ifPresent(
                                        found -> {
                                            store.change(found.id(), Request.State.CONFIRMED, note);
                                            var id = found.id().toString();
                                            jobs.schedule(job, id, id);
                                        }));
        return switch (erasing.run(request.id())) {
            case Erasing.Outcome.Erased(var receipt) ->
                    Optional.of(new Answer.Erased(receipt.number()));
            case Erasing.Outcome.Blocked(var obstacles) ->
                    Optional.of(new Answer.Blocked(obstacles));
            case Erasing.Outcome.Idle() ->
                    find(request.id()).map(Request::receipt).map(Answer.Erased::new);
        };
    }

    /** Ends what was asked for on the account page and not confirmed while its link worked. */
    void lapse() {
        transactions.run(SCOPE, () -> store.lapse(clock.instant(), clock.instant()));
    }

    private void mailLink(Request request, Duration life) {
        var token = Token.fresh();
        store.giveToken(request.id(), token.digest(), clock.instant().plus(life));
        letters.confirmErasure(Objects.requireNonNull(request.email()), token, life);
    }

    /** The request, if it waits for an answer; nobody else answers it meanwhile. */
    private Request waiting(UUID id) {
        var request =
                store.lock(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is no such request."));
        if (request.state() != Request.State.WAITING) {
            throw new ProblemException(
                    PrivacyProblem.REQUEST_ENDED, "It is " + request.state().label() + ".");
        }
        return request;
    }

    private Request fresh(Request.Kind kind, Subject subject, Request.State state, String note) {
        var now = clock.instant();
        return new Request(
                UuidV7.at(now, random),
                kind,
                Request.Channel.ACCOUNT,
                subject.person(),
                subject.email(),
                note,
                null,
                now,
                Request.due(now),
                state,
                state == Request.State.DONE ? now : null,
                null);
    }

    private static void refuseBlocked(List<String> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new ProblemException(PrivacyProblem.ERASURE_BLOCKED, String.join(" ", obstacles));
        }
    }

    private static Subject subject(Person person) {
        return new Subject(person.id(), person.email());
    }

    private Subject subject(Request request) {
        var email = request.email();
        if (email == null) {
            throw new ProblemException(
                    PrivacyProblem.REQUEST_ENDED, "There is nothing left of this person.");
        }
        var person = request.person();
        return new Subject(
                person != null ? person : accounts.known(email).map(Person::id).orElse(null),
                email);
    }
}
