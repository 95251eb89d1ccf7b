package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Postings to begin with. */
final class LedgerFixtures {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private LedgerFixtures() {}

    static OrganizationId organization() {
        return new OrganizationId(UUID.randomUUID());
    }

    static Money money(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    static Account receivable(OrganizationId organization) {
        return new Account(organization, AccountCode.RECEIVABLE, CurrencyUnit.USD);
    }

    static Account available(OrganizationId organization) {
        return new Account(organization, AccountCode.AVAILABLE, CurrencyUnit.USD);
    }

    static Account revenue() {
        return Account.ofHouse(AccountCode.revenue(RevenueStream.API_LICENCES), CurrencyUnit.USD);
    }

    /** From one account to another. */
    static Posting move(String key, Account debited, Account credited, long minor) {
        return new Posting(
                "test.moved",
                key,
                NOON,
                new Source("test", new UUID(0, 1)),
                List.of(Entry.debit(debited, money(minor)), Entry.credit(credited, money(minor))));
    }
}
