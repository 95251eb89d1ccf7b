package io.tributary.ledger;

import static io.tributary.ledger.LedgerFixtures.NOON;
import static io.tributary.ledger.LedgerFixtures.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

class LedgerProperties {
    private static final int TRIALS = 400;
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.USD, CurrencyUnit.JPY);

    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(LedgerConfiguration.class);

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Ledger ledger = database.bean(Ledger.class);
    private final List<OrganizationId> organizations = List.of(organization(), organization());
    private final Books oracle = new Books();

    /** What the books must say, kept in maps. */
    private static final class Books {
        private static final List<AccountCode> LIABILITIES =
                List.of(AccountCode.AVAILABLE, AccountCode.PENDING);

        private final Map<Account, Long> debits = new HashMap<>();
        private final Map<String, Posting> booked = new HashMap<>();
        private final List<UUID> transactions = new ArrayList<>();
        private final Set<UUID> reversed = new HashSet<>();

        boolean allows(List<Posting> postings) {
            var after = new HashMap<>(debits);
            postings.stream()
                    .flatMap(posting -> posting.entries().stream())
                    .forEach(entry -> after.merge(entry.account(), entry.minor(), Long::sum));
            return after.entrySet().stream()
                    .noneMatch(
                            one -> LIABILITIES.contains(one.getKey().code()) && one.getValue() > 0);
        }

        void book(Posting posting, UUID transaction) {
            posting.entries()
                    .forEach(entry -> debits.merge(entry.account(), entry.minor(), Long::sum));
            booked.put(posting.key(), posting);
            transactions.add(transaction);
        }
    }

    /**
     * Postings one by one and in batches, by both doors, repeated, changed under their key, rolled
     * back and reversed, while the journal is sealed.
     */
    @Test
    void the_books_say_what_an_oracle_says() {
        for (int trial = 0; trial < TRIALS; trial++) {
            switch (random.nextInt(12)) {
                case 0 -> repeat();
                case 1 -> change();
                case 2 -> rollBack(anyPosting("back/" + trial));
                case 3 -> reverse("undo/" + trial);
                case 4 -> database.bean(Seal.class).run();
                case 5 -> recordAll("batch/" + trial);
                default -> post(anyPosting("one/" + trial));
            }
        }
        assertBooksAgree();
    }

    private void assertBooksAgree() {
        oracle.debits.forEach(
                (account, debit) -> {
                    long expected =
                            account.code().equals(AccountCode.RECEIVABLE)
                                            || account.code().equals(AccountCode.BANK)
                                    ? debit
                                    : -debit;
                    assertThat(ledger.balance(account).getAmountMinorLong())
                            .as("%s, seed %d", account, seed)
                            .isEqualTo(expected);
                });
        var trial = ledger.trialBalance(NOON.plusSeconds(1));
        for (var currency : CURRENCIES) {
            assertThat(
                            trial.stream()
                                    .filter(one -> one.account().currency().equals(currency))
                                    .map(one -> one.debits().minus(one.credits()))
                                    .reduce(Money.zero(currency), (one, other) -> one.plus(other)))
                    .as("seed %d", seed)
                    .isEqualTo(Money.zero(currency));
        }
        assertThat(oracle.booked).as("seed %d", seed).hasSizeGreaterThan(50);
        assertThat(database.bean(MoneyCheck.class).run().findings()).as("seed %d", seed).isEmpty();
    }

    private void post(Posting posting) {
        if (oracle.allows(List.of(posting))) {
            var posted = random.nextBoolean() ? ledger.post(posting) : ledger.record(posting);
            assertThat(posted).as("seed %d", seed).isInstanceOf(Posted.Booked.class);
            oracle.book(posting, posted.transaction());
        } else {
            assertRefused(LedgerProblem.ACCOUNT_FLOOR, () -> ledger.post(posting));
        }
    }

    private void recordAll(String key) {
        var postings = new ArrayList<Posting>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            postings.add(anyPosting(key + "/" + i));
        }
        if (oracle.allows(postings)) {
            var posted = ledger.record(postings);
            for (int i = 0; i < postings.size(); i++) {
                oracle.book(postings.get(i), posted.get(i).transaction());
            }
        } else {
            assertRefused(LedgerProblem.ACCOUNT_FLOOR, () -> ledger.record(postings));
        }
    }

    private void repeat() {
        for (var posting : oracle.booked.values().stream().limit(3).toList()) {
            assertThat(ledger.record(posting)).isInstanceOf(Posted.Existing.class);
        }
    }

    private void change() {
        for (var posting : oracle.booked.values().stream().limit(1).toList()) {
            var other =
                    new Posting(
                            posting.kind(),
                            posting.key(),
                            NOON,
                            new Source("test", UUID.randomUUID()),
                            posting.entries());
            assertRefused(LedgerProblem.POSTING_DIFFERS, () -> ledger.post(other));
        }
    }

    private void rollBack(Posting posting) {
        if (oracle.allows(List.of(posting))) {
            try {
                database.transactions()
                        .run(
                                Scope.system("a caller that fails"),
                                () -> {
                                    ledger.record(posting);
                                    throw new IllegalStateException("failed");
                                });
            } catch (IllegalStateException failed) {
                assertThat(failed).hasMessage("failed");
            }
        }
    }

    private void reverse(String key) {
        if (oracle.transactions.isEmpty()) {
            return;
        }
        var transaction = oracle.transactions.get(random.nextInt(oracle.transactions.size()));
        var mirror = mirror(transaction, key);
        Runnable act = () -> ledger.reverse(transaction, key, NOON, mirror.source());
        if (oracle.reversed.contains(transaction)) {
            assertRefused(LedgerProblem.ALREADY_REVERSED, act);
        } else if (!oracle.allows(List.of(mirror))) {
            assertRefused(LedgerProblem.ACCOUNT_FLOOR, act);
        } else {
            act.run();
            var again = ledger.reverse(transaction, key, NOON, mirror.source());
            assertThat(again).as("seed %d", seed).isInstanceOf(Posted.Existing.class);
            oracle.reversed.add(transaction);
            oracle.book(mirror, again.transaction());
        }
    }

    private Posting mirror(UUID transaction, String key) {
        var original = ledger.find(transaction).orElseThrow();
        return new Posting(
                original.kind() + ".reversed",
                key,
                NOON,
                original.source(),
                original.entries().stream()
                        .map(entry -> new Entry(entry.account(), entry.amount().negated()))
                        .toList(),
                transaction);
    }

    private void assertRefused(LedgerProblem problem, Runnable act) {
        try {
            act.run();
        } catch (ProblemException refused) {
            assertThat(refused.problem()).as("seed %d", seed).isEqualTo(problem);
            return;
        }
        throw new AssertionError(problem + " was expected, seed " + seed);
    }

    private Posting anyPosting(String key) {
        var draft = Posting.of("test.moved", key, NOON, new Source("test", new UUID(0, 1)));
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            var amount = Money.ofMinor(currency, random.nextLong(1, 1_000));
            draft.debit(anyAccount(currency), amount).credit(anyAccount(currency), amount);
        }
        return draft.done();
    }

    private Account anyAccount(CurrencyUnit currency) {
        var codes =
                List.of(
                        AccountCode.RECEIVABLE,
                        AccountCode.AVAILABLE,
                        AccountCode.PENDING,
                        AccountCode.BANK);
        return new Account(
                organizations.get(random.nextInt(organizations.size())),
                codes.get(random.nextInt(codes.size())),
                currency);
    }
}
