package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Shares of sales, to be looked at. */
public final class Earnings {
    private static final Scope SCOPE = Scope.system("looking at earnings");

    private final EarningStore store;
    private final Transactions transactions;

    Earnings(EarningStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** A payee's, the newest first, those before the cursor. */
    public List<Earning> of(OrganizationId payee, @Nullable UUID before, int limit) {
        return transactions.in(SCOPE, () -> store.of(payee, before, limit));
    }

    /** Shares that wait for approval: of that seller's sales, or of all. */
    public List<Earning> asked(@Nullable OrganizationId seller) {
        return transactions.in(SCOPE, () -> store.asked(seller));
    }
}
