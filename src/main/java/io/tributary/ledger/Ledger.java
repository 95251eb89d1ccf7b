package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.GroupCommit;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The books. What is posted has two doors: {@link #record} joins the caller's transaction, for
 * money that belongs to a row of the caller; {@link #post} shares a commit with others and is
 * answered after it.
 */
public final class Ledger implements AutoCloseable {
    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Scope SCOPE = Scope.system("the books");

    private final Transactions transactions;
    private final LedgerStore store;
    private final StatementStore statements;
    private final Seal seal;
    private final InstantSource clock;
    private final GroupCommit<Posting, LedgerStore.Offered> commits;

    Ledger(
            Transactions transactions,
            LedgerStore store,
            StatementStore statements,
            Seal seal,
            InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.statements = statements;
        this.seal = seal;
        this.clock = clock;
        this.commits =
                new GroupCommit<>(
                        "ledger",
                        transactions,
                        SCOPE,
                        GroupCommit.Limits.DEFAULT,
                        postings -> store.book(postings, clock.instant()));
    }

    /**
     * Books in the surrounding transaction, or in one of its own.
     *
     * @throws ProblemException {@link LedgerProblem#POSTING_DIFFERS} when other content stands
     *     under its key, {@link LedgerProblem#ACCOUNT_FLOOR} when a strict account does not hold so
     *     much, {@link LedgerProblem#ALREADY_REVERSED}
     */
    public Posted record(Posting posting) {
        return record(List.of(posting)).getFirst();
    }

    /** Books all of them, or none, as {@link #record(Posting)} does. */
    public List<Posted> record(List<Posting> postings) {
        if (postings.isEmpty()) {
            return List.of();
        }
        try {
            var offered = transactions.in(SCOPE, () -> store.book(postings, clock.instant()));
            return IntStream.range(0, postings.size())
                    .mapToObj(i -> posted(postings.get(i), offered.get(i)))
                    .toList();
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    /**
     * Books through group commit, and returns once it is durable.
     *
     * @throws ProblemException as {@link #record(Posting)}, and {@link PlatformProblem#OVERLOADED}
     * @throws IllegalStateException inside a transaction
     */
    public Posted post(Posting posting) {
        try {
            return posted(posting, commits.submit(posting));
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    private static Posted posted(Posting posting, LedgerStore.Offered offered) {
        if (offered.isNew()) {
            return new Posted.Booked(offered.transaction());
        }
        if (offered.fingerprint().equals(posting.fingerprint())) {
            return new Posted.Existing(offered.transaction());
        }
        throw new ProblemException(
                LedgerProblem.POSTING_DIFFERS,
                "Under the key " + posting.key() + " stands a transaction with other content.");
    }

    private static RuntimeException problem(DataIntegrityViolationException refused) {
        var message = String.valueOf(refused.getMostSpecificCause().getMessage());
        if (message.contains("account_floor")) {
            return new ProblemException(
                    LedgerProblem.ACCOUNT_FLOOR,
                    "An account would go below zero. Nothing was booked.");
        }
        if (message.contains("journal_transaction_reverses_key")) {
            return new ProblemException(
                    LedgerProblem.ALREADY_REVERSED, "A reversal of it stands in the journal.");
        }
        return refused;
    }

    /**
     * Undoes one transaction whole, in the surrounding transaction.
     *
     * @throws ProblemException {@link LedgerProblem#ALREADY_REVERSED} under another key, {@link
     *     LedgerProblem#ACCOUNT_FLOOR} when what it gave was taken since
     * @throws IllegalArgumentException when there is no such transaction
     */
    public Posted reverse(UUID transaction, String key, Instant effectiveAt, Source source) {
        var original =
                find(transaction)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no transaction " + transaction));
        return record(
                new Posting(
                        original.kind() + ".reversed",
                        key,
                        effectiveAt,
                        source,
                        original.entries().stream()
                                .map(entry -> new Entry(entry.account(), entry.amount().negated()))
                                .toList(),
                        transaction));
    }

    /** A booked transaction. */
    public Optional<JournalTransaction> find(UUID transaction) {
        return transactions.in(SCOPE, () -> store.find(transaction));
    }

    /** What an account holds now, in its normal sign: a liability of ten is ten. */
    public Money balance(Account account) {
        return transactions.in(SCOPE, () -> store.balance(account));
    }

    /**
     * What every account held then, by code, currency and organization.
     *
     * @param until transactions that took effect before it count
     */
    public List<Balance> trialBalance(Instant until) {
        return transactions.in(SCOPE, () -> store.balances(until, null));
    }

    /** What the accounts of one organization hold now, by code and currency. */
    public List<Balance> balances(OrganizationId owner) {
        return transactions.in(SCOPE, () -> store.balances(FOR_EVER, owner));
    }

    /**
     * Reads the journal, the oldest first, one entry at a time, however long it is.
     *
     * @param booked when it was booked
     */
    public void read(Period booked, Consumer<JournalLine> reader) {
        transactions.run(SCOPE, () -> statements.journal(booked, reader));
    }

    /**
     * What moved an account, newest first.
     *
     * @param cursor where the page before ended; null for the first
     * @throws IllegalArgumentException when the chart of accounts has no such kind
     */
    public Page<StatementLine> statement(Account account, @Nullable String cursor, int limit) {
        return transactions.in(
                SCOPE,
                () -> statements.lines(store.nature(account.code()), account, cursor, limit));
    }

    /** The head of the chain that seals the journal, a minute behind the postings or less. */
    public Proof proof() {
        return seal.proof();
    }

    @Override
    public void close() {
        commits.close();
    }
}
