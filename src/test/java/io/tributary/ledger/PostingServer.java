package io.tributary.ledger;

import io.tributary.Tributary;
import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.springframework.boot.SpringApplication;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that posts by both doors from the moment it has started, and writes down which
 * transactions it was answered. Each start posts the same again and goes on, as a caller does who
 * was not answered.
 */
public final class PostingServer {
    /** What stands before the name of an answered transaction. */
    static final String ANSWERED = "answered ";

    private static final int THREADS = 8;

    /** One without a floor and one with, which no other module has a say in. */
    private static final Account FREE = Account.ofHouse(AccountCode.FX, CurrencyUnit.USD);

    private static final Account STRICT =
            new Account(new OrganizationId(new UUID(7, 2)), AccountCode.CREDIT, CurrencyUnit.USD);

    private PostingServer() {}

    public static void main(String... arguments) {
        var ledger = SpringApplication.run(Tributary.class, arguments).getBean(Ledger.class);
        var next = new AtomicInteger();
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> postForever(ledger, next));
        }
    }

    @SuppressWarnings("SystemOut") // the test reads it when the process is gone
    private static void postForever(Ledger ledger, AtomicInteger next) {
        while (true) {
            var posting = posting(next.getAndIncrement());
            var posted = next.get() % 4 == 0 ? ledger.record(posting) : ledger.post(posting);
            System.out.println(ANSWERED + posted.transaction());
        }
    }

    /** Most leave the strict account a little; a fifth take from it. */
    private static Posting posting(int n) {
        return n % 5 == 4
                ? LedgerFixtures.move("crash/" + n, STRICT, FREE, 1)
                : LedgerFixtures.move("crash/" + n, FREE, STRICT, 100);
    }
}
