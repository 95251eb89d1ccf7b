package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Payouts, and what becomes of them. */
public final class Payouts {
    private static final Scope SCOPE = Scope.system("payouts");

    private final PayoutStore store;
    private final ReadyPayouts ready;
    private final WalletStore wallets;
    private final Payables payables;
    private final Ledger ledger;
    private final Confirmations confirmations;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    Payouts(
            PayoutStore store,
            ReadyPayouts ready,
            WalletStore wallets,
            Payables payables,
            Ledger ledger,
            Confirmations confirmations,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.ready = ready;
        this.wallets = wallets;
        this.payables = payables;
        this.ledger = ledger;
        this.confirmations = confirmations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a payee has, by currency. */
    public List<Wallet> wallets(OrganizationId payee) {
        return transactions.in(SCOPE, () -> wallets.of(payee));
    }

    /** What becomes free when, the next first. */
    public List<Wallet.Free> calendar(Payee payee) {
        return transactions.in(
                SCOPE, () -> wallets.calendar(payee.organization(), payee.zone().getId()));
    }

    /** Somebody's payouts, the newest first, those before the cursor. */
    public List<Payout> of(OrganizationId payee, @Nullable UUID before, int limit) {
        return transactions.in(SCOPE, () -> store.of(payee, before, limit));
    }

    /** Everybody's of those states, the newest 200 first. */
    public List<Payout> in(List<Payout.State> states) {
        return transactions.in(SCOPE, () -> store.in(states, 200));
    }

    /** What a file could be made of now, by kind and currency. */
    public List<WaitingPayouts> waiting() {
        return transactions.in(SCOPE, ready::waiting);
    }

    /** How many payouts are ready, by a file or a provider. */
    public int ready() {
        return transactions.in(SCOPE, ready::count);
    }

    /** One payout. */
    public Optional<Payout> find(UUID id) {
        return transactions.in(SCOPE, () -> store.find(id));
    }

    /** What it is or was made of. */
    public List<Payout.Item> items(Payout payout) {
        return transactions.in(SCOPE, () -> payables.items(payout.id(), payout));
    }

    /** Days on which somebody was not paid, and why: one payee's, or all. */
    public List<PayoutSkip> skips(@Nullable OrganizationId payee) {
        return transactions.in(SCOPE, () -> store.skips(payee, payee == null ? 200 : 20));
    }

    /** When the next money in that currency is free; empty when none is on its way. */
    public Optional<Instant> nextFree(OrganizationId payee, CurrencyUnit currency) {
        return transactions.in(
                SCOPE, () -> wallets.nextFree(new EarningStore.Wallet(payee, currency)));
    }

    /**
     * It arrived. The same again changes nothing.
     *
     * @param reference the bank's or the provider's; null when there is none
     * @throws ProblemException {@link SettlementProblem#PAYOUT_NOT_OPEN}
     */
    public void paid(AuditTrail.By by, UUID id, @Nullable String reference) {
        transactions.run(SCOPE, () -> pay(by, locked(id), reference));
    }

    void pay(AuditTrail.By by, Payout payout, @Nullable String reference) {
        if (payout.state() == Payout.State.PAID) {
            return;
        }
        if (!payout.state().isOpen()) {
            throw notOpen(payout);
        }
        var now = clock.instant();
        var currency = payout.gross().getCurrencyUnit();
        var posted =
                ledger.record(
                        Posting.of(
                                        "payout.paid",
                                        "payout.paid/" + payout.id(),
                                        now,
                                        new Source("payout", payout.id()))
                                .debit(
                                        new Account(
                                                payout.payee(), AccountCode.IN_TRANSIT, currency),
                                        payout.net())
                                .credit(Account.ofHouse(paidFrom(payout), currency), payout.net())
                                .done());
        store.paid(payout.id(), reference, posted.transaction(), now);
        confirmations.paid(store.find(payout.id()).orElseThrow());
        note(by, "payout.paid", payout);
    }

    private static AccountCode paidFrom(Payout payout) {
        var provider = payout.provider();
        return provider == null ? AccountCode.BANK : AccountCode.cash(provider);
    }

    /**
     * It did not arrive, or came back after it had: its money is available again, and the next
     * payout takes it.
     *
     * @throws ProblemException {@link SettlementProblem#PAYOUT_NOT_OPEN} when it failed before
     */
    public void failed(AuditTrail.By by, UUID id, String why) {
        transactions.run(SCOPE, () -> fail(by, locked(id), why));
    }

    void fail(AuditTrail.By by, Payout payout, String why) {
        wallets.lock(payout.payee());
        boolean arrived = payout.state() == Payout.State.PAID;
        if (!arrived && !payout.state().isOpen()) {
            throw notOpen(payout);
        }
        var now = clock.instant();
        var source = new Source("payout", payout.id());
        var booked = store.booked(payout.id());
        var paid = booked.paid();
        if (arrived && paid != null) {
            ledger.reverse(paid, "payout.returned/" + payout.id(), now, source);
        }
        ledger.reverse(booked.claim(), "payout.released/" + payout.id(), now, source);
        payables.letGo(payout.id());
        store.failed(payout.id(), arrived ? Payout.State.RETURNED : Payout.State.FAILED, why, now);
        confirmations.failed(payout, why);
        note(by, arrived ? "payout.returned" : "payout.failed", payout);
    }

    private Payout locked(UUID id) {
        return store.lock(id).orElseThrow(() -> new IllegalArgumentException("no payout " + id));
    }

    private static ProblemException notOpen(Payout payout) {
        return new ProblemException(
                SettlementProblem.PAYOUT_NOT_OPEN,
                "The payout is " + payout.state().label().toLowerCase(Locale.ROOT) + ".");
    }

    private void note(AuditTrail.By by, String action, Payout payout) {
        audit.record(
                new AuditTrail.By(payout.payee(), by.person(), by.name()),
                action,
                payout.net() + " of " + payout.dueOn(),
                Map.of("payout", payout.id().toString()));
    }
}
