package io.tributary.ledger;

import static io.tributary.ledger.LedgerFixtures.move;
import static io.tributary.ledger.LedgerFixtures.organization;
import static io.tributary.ledger.LedgerFixtures.receivable;
import static io.tributary.ledger.LedgerFixtures.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class SealRaceTests {
    private static final int THREADS = 16;
    private static final int EACH = 60;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(LedgerConfiguration.class);

    private final Ledger ledger = database.bean(Ledger.class);
    private final Seal seal = database.bean(Seal.class);

    /** Transactions that commit out of order are each in the block that spans them. */
    @Test
    void no_transaction_slips_behind_the_seal() {
        var running = new AtomicInteger(THREADS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.execute(() -> bookMany(thread, running));
            }
            while (running.get() > 0) {
                seal.run();
            }
        }
        Sealed.all(database);

        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
        assertThat(ledger.proof().transactions()).isEqualTo(THREADS * EACH);
    }

    private void bookMany(int thread, AtomicInteger running) {
        var customer = receivable(organization());
        for (int i = 0; i < EACH; i++) {
            ledger.record(move("seal/" + thread + "/" + i, customer, revenue(), 1));
        }
        running.decrementAndGet();
    }
}
