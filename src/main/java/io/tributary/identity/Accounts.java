package io.tributary.identity;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * People, and the ways they prove who they are. Neither answer nor work tells whether an address is
 * known: a password is hashed for strangers too, and a link is mailed to whatever address was
 * typed, since it opens a free account where there is none.
 */
public final class Accounts {
    /** How long a mailed link lets its owner in. */
    public static final Duration LINK_LIFE = Duration.ofMinutes(15);

    static final Throttle.Rule PASSWORD_PER_EMAIL =
            new Throttle.Rule("password per e-mail", 10, Duration.ofMinutes(15));
    static final Throttle.Rule PASSWORD_PER_ADDRESS =
            new Throttle.Rule("password per address", 100, Duration.ofMinutes(15));
    static final Throttle.Rule LINK_PER_EMAIL =
            new Throttle.Rule("link per e-mail", 5, Duration.ofMinutes(15));
    static final Throttle.Rule LINK_PER_ADDRESS =
            new Throttle.Rule("link per address", 60, Duration.ofMinutes(15));

    private final PersonStore store;
    private final Passwords passwords;
    private final Transactions transactions;
    private final Throttle throttle;
    private final Letters letters;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(
            PersonStore store,
            Passwords passwords,
            Transactions transactions,
            Throttle throttle,
            Letters letters,
            InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.transactions = transactions;
        this.throttle = throttle;
        this.letters = letters;
        this.clock = clock;
    }

    /** The person with that address and password, if there is one whose address is verified. */
    public Optional<Person> byPassword(String email, String password, InetAddress from) {
        throttle.attempt(PASSWORD_PER_ADDRESS, Origins.of(from));
        throttle.attempt(PASSWORD_PER_EMAIL, email);
        var found =
                transactions.in(
                        Scope.system("sign in by password"), () -> store.findByEmail(email));
        var hash = found.isPresent() ? found.get().passwordHash() : null;
        return passwords.matches(password, hash)
                ? found.filter(PersonStore.Kept::verified).map(PersonStore.Kept::person)
                : Optional.empty();
    }

    /** Mails a link to that address which lets its owner in once. */
    public void mailLink(String email, InetAddress from) {
        mailLink(email, from, null);
    }

    /**
     * Mails a link that works at one host alone.
     *
     * @param at the organization at whose own host it was asked for; null for the house's
     */
    public void mailLink(String email, InetAddress from, @Nullable OrganizationId at) {
        throttle.attempt(LINK_PER_ADDRESS, Origins.of(from));
        throttle.attempt(LINK_PER_EMAIL, email);
        var token = LinkToken.fresh();
        transactions.run(
                Scope.system("mail a link"),
                () -> {
                    var onlyAt = letters.onlyAt(at);
                    store.addToken(token, email, onlyAt, clock.instant().plus(LINK_LIFE));
                    letters.signInLink(email, token, onlyAt);
                });
    }

    /** Who the link lets in: once, and with an account made where there was none. */
    public Optional<Person> byLink(String token) {
        return byLink(token, null);
    }

    /**
     * Who the link lets in at that host; a link that was mailed for another one is dead here.
     *
     * @param at the organization whose own host it is; null for the house's
     */
    public Optional<Person> byLink(String token, @Nullable OrganizationId at) {
        return transactions.in(
                Scope.system("sign in by link"),
                () ->
                        store.consume(new LinkToken(token), at, clock.instant())
                                .map(email -> verified(email).person()));
    }

    /**
     * In the surrounding transaction: the person with that verified address, made when there is
     * none.
     */
    PersonStore.Kept verified(String email) {
        var now = clock.instant();
        return store.verified(
                UuidV7.at(now, random), email, email.substring(0, email.indexOf('@')), now);
    }

    /**
     * In the surrounding transaction: the same, called by that name where they are new.
     *
     * @param name blank or unfit when it is not known
     */
    PersonStore.Kept verified(String email, String name) {
        boolean isNew = store.findByEmail(email).isEmpty();
        var kept = verified(email);
        var called = name.strip();
        if (isNew
                && !called.isEmpty()
                && called.length() <= 200
                && called.chars().noneMatch(Character::isISOControl)) {
            store.rename(kept.person().id(), called);
            return store.find(kept.person().id()).orElseThrow();
        }
        return kept;
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * In the surrounding transaction: the person with that verified address. Whoever is new takes
     * that password; whoever is known keeps their own or has none, for a stranger may have chosen
     * it.
     *
     * @param passwordHash null for none
     */
    Person confirmed(String email, @Nullable String passwordHash) {
        boolean isNew = store.findByEmail(email).isEmpty();
        var person = verified(email).person();
        if (isNew && passwordHash != null) {
            store.setPassword(person.id(), passwordHash);
        }
        return person;
    }

    public Optional<Person> find(PersonId id) {
        return transactions
                .in(Scope.system("find a person"), () -> store.find(id))
                .map(PersonStore.Kept::person);
    }

    /** The person with that address, for those who run the house: nobody else may learn of it. */
    public Optional<Person> known(String email) {
        return transactions
                .in(Scope.system("find a person by address"), () -> store.findByEmail(email))
                .map(PersonStore.Kept::person);
    }

    /** Who is signed in, and whom they may work for. */
    public Optional<Visit> visit(PersonId id) {
        return transactions.in(
                Scope.system("who is visiting"),
                () -> store.find(id).map(kept -> new Visit(kept.person(), store.employments(id))));
    }

    /** Whose verified address that is, and whom they may work for. */
    public Optional<Visit> visit(String email) {
        return transactions.in(
                Scope.system("whose address is it"),
                () ->
                        store.findByEmail(email)
                                .filter(PersonStore.Kept::verified)
                                .map(PersonStore.Kept::person)
                                .map(person -> new Visit(person, store.employments(person.id()))));
    }

    /** Everybody who runs the house, by name. */
    public List<Person> operators() {
        return transactions.in(Scope.system("who runs the house"), store::operators);
    }

    public boolean hasPassword(PersonId id) {
        return transactions
                .in(Scope.system("has a password"), () -> store.find(id))
                .filter(kept -> kept.passwordHash() != null)
                .isPresent();
    }

    /**
     * Calls the person by another name.
     *
     * @param name 1 to 200 characters
     */
    public void rename(PersonId id, String name) {
        transactions.run(Scope.system("rename a person"), () -> store.rename(id, name));
    }

    /**
     * Chooses a password. Whoever has one proves it first.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming the field
     */
    public void choosePassword(PersonId id, String current, String fresh) {
        var kept =
                transactions
                        .in(Scope.system("choose a password"), () -> store.find(id))
                        .orElseThrow();
        var hash = kept.passwordHash();
        if (hash != null) {
            throttle.attempt(PASSWORD_PER_EMAIL, kept.person().email());
            if (!passwords.matches(current, hash)) {
                throw refused("current", "This is not your present password.");
            }
        }
        if (!Passwords.isAcceptable(fresh)) {
            throw refused("fresh", "A password has between 10 and 200 characters.");
        }
        var freshHash = passwords.hash(fresh);
        transactions.run(
                Scope.system("choose a password"),
                () -> {
                    store.setPassword(id, freshHash);
                    letters.passwordChanged(kept.person().email());
                });
    }

    /** For worlds of examples: somebody whose address needs no proof. */
    public Person invent(String email, String name, String password, boolean operator) {
        var hash = passwords.hash(password);
        return transactions.in(
                Scope.system("invent a person"),
                () -> {
                    var person = verified(email);
                    store.rename(person.person().id(), name);
                    store.setPassword(person.person().id(), hash);
                    if (operator) {
                        store.setOperator(person.person().id());
                    }
                    return store.find(person.person().id()).orElseThrow().person();
                });
    }

    /** Forgets links that nobody used. */
    void forgetOldLinks() {
        transactions.run(Scope.system("old links"), () -> store.forgetTokens(clock.instant()));
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, detail, List.of(new InputError(field, detail)));
    }
}
