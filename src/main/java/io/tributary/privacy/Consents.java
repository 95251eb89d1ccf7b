package io.tributary.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Accounts;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What persons agreed to. Reading and writing join the caller's transaction if there is one.
 * Whoever only shows something asks {@link #has}; whoever writes something that hangs on a consent
 * asks {@link #hold}, so that a withdrawal comes before or after, and never in between.
 */
public final class Consents {
    private static final Scope SCOPE = Scope.system("what a person agreed to");

    private final ConsentStore store;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Consents(
            ConsentStore store,
            Accounts accounts,
            ApplicationEventPublisher events,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the person agreed to the wording that is in force. */
    public boolean has(PersonId person, Purpose purpose) {
        return among(Set.of(person), purpose).contains(person);
    }

    /** Those of them who agreed to the wording that is in force. */
    public Set<PersonId> among(Collection<PersonId> persons, Purpose purpose) {
        return transactions.in(SCOPE, () -> store.given(persons, purpose));
    }

    /**
     * The same as {@link #has}, and it stays so until the caller's transaction ends: a withdrawal
     * waits for it.
     *
     * @throws IllegalStateException outside a transaction, where nothing could be held
     */
    public boolean hold(PersonId person, Purpose purpose) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a consent is held until a transaction ends");
        }
        return transactions.in(
                SCOPE,
                () -> {
                    var version = store.current(purpose).version();
                    return store.held(person, purpose)
                            .filter(said -> said.given() && said.version() == version)
                            .isPresent();
                });
    }

    /** How it stands with every purpose, in their order. */
    public List<Consent> of(PersonId person) {
        return transactions.in(
                SCOPE,
                () -> {
                    var said =
                            store.standing(person).stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Consent.Event::purpose, Function.identity()));
                    return Arrays.stream(Purpose.values())
                            .map(purpose -> new Consent(store.current(purpose), said.get(purpose)))
                            .toList();
                });
    }

    /** How it stands with one purpose. */
    public Consent of(PersonId person, Purpose purpose) {
        return of(person).stream()
                .filter(consent -> consent.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    /** All a person said, the newest first. */
    public List<Consent.Event> history(PersonId person) {
        return transactions.in(SCOPE, () -> store.history(person));
    }

    /**
     * The person agrees. What is given already is not given again.
     *
     * @param version of the wording that they read
     * @param source where they said so, at most 100 characters
     * @throws ProblemException {@link PrivacyProblem#WORDING_CHANGED}
     */
    public void give(PersonId person, Purpose purpose, int version, String source) {
        transactions.run(
                SCOPE,
                () -> {
                    store.lock(person);
                    requireAccount(person);
                    if (store.current(purpose).version() != version) {
                        throw new ProblemException(
                                PrivacyProblem.WORDING_CHANGED,
                                "There are new words for “" + purpose.ask() + "”.");
                    }
                    if (!has(person, purpose)) {
                        say(person, purpose, version, true, source);
                        events.publishEvent(new ConsentGiven(person, purpose, version));
                    }
                });
    }

    /**
     * The person takes back what they agreed to, in whatever wording. What hangs on it ends in the
     * same transaction.
     *
     * @return whether there was something to take back
     */
    public boolean withdraw(PersonId person, Purpose purpose, String source) {
        return transactions.in(
                SCOPE,
                () -> {
                    store.lock(person);
                    var given = standing(person, purpose).filter(Consent.Event::given);
                    given.ifPresent(
                            said -> {
                                say(person, purpose, said.version(), false, source);
                                events.publishEvent(new ConsentWithdrawn(person, purpose));
                            });
                    return given.isPresent();
                });
    }

    /** Every wording there ever was, by purpose, the newest first. */
    public List<Wording> wordings() {
        return transactions.in(SCOPE, store::wordings);
    }

    /** Writes a purpose anew. Whoever agreed to older words is asked again. */
    public Wording publish(Purpose purpose, String text) {
        return transactions.in(
                SCOPE,
                () -> {
                    var wording =
                            new Wording(
                                    purpose,
                                    store.current(purpose).version() + 1,
                                    text,
                                    digest(text),
                                    clock.instant().truncatedTo(ChronoUnit.MICROS));
                    store.add(wording);
                    return wording;
                });
    }

    /** In the surrounding transaction: takes everything back and forgets how it stands. */
    long forget(PersonId person) {
        store.lock(person);
        for (var purpose : Purpose.values()) {
            withdraw(person, purpose, "erasure");
        }
        return store.forgetStanding(person);
    }

    private Optional<Consent.Event> standing(PersonId person, Purpose purpose) {
        return store.standing(person).stream()
                .filter(said -> said.purpose() == purpose)
                .findFirst();
    }

    private void say(PersonId person, Purpose purpose, int version, boolean given, String source) {
        var now = clock.instant();
        store.add(
                UuidV7.at(now, random),
                person,
                new Consent.Event(purpose, version, given, source, now));
    }

    private void requireAccount(PersonId person) {
        if (accounts.find(person).isEmpty()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "There is no such person.");
        }
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
