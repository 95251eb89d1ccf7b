package io.tributary.ledger;

import static io.tributary.ledger.LedgerFixtures.available;
import static io.tributary.ledger.LedgerFixtures.money;
import static io.tributary.ledger.LedgerFixtures.move;
import static io.tributary.ledger.LedgerFixtures.organization;
import static io.tributary.ledger.LedgerFixtures.receivable;
import static io.tributary.ledger.LedgerFixtures.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class LedgerRaceTests {
    private static final int THREADS = 64;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(LedgerConfiguration.class);

    private final Ledger ledger = database.bean(Ledger.class);
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_key_books_once_however_many_post_it() throws Exception {
        var customer = receivable(organization());

        var answers = all(i -> door(i, move(key, customer, revenue(), 7)));

        assertThat(answers.stream().filter(Posted.Booked.class::isInstance)).hasSize(1);
        assertThat(answers.stream().map(Posted::transaction).distinct()).hasSize(1);
        assertThat(ledger.balance(customer)).isEqualTo(money(7));
    }

    @Test
    void a_strict_account_gives_exactly_what_it_holds() throws Exception {
        var payee = available(organization());
        var customer = receivable(organization());
        ledger.record(move(key, customer, payee, 100));

        var answers = all(i -> tried(i, move(key + i, payee, customer, 10)));

        assertThat(answers.stream().filter(Boolean::booleanValue)).hasSize(10);
        assertThat(ledger.balance(payee)).isEqualTo(money(0));
    }

    private Posted door(int i, Posting posting) {
        return i % 2 == 0 ? ledger.post(posting) : ledger.record(posting);
    }

    private boolean tried(int i, Posting posting) {
        try {
            return door(i, posting) instanceof Posted.Booked;
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(LedgerProblem.ACCOUNT_FLOOR);
            return false;
        }
    }

    private interface Act<T> {
        T of(int thread);
    }

    private static <T> List<T> all(Act<T> act) throws Exception {
        var acts = new ArrayList<Callable<T>>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            acts.add(() -> act.of(thread));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
