package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.Shares;
import io.tributary.kernel.UuidV7;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Book;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes money back from those who have a share, in the surrounding transaction.
 *
 * <p>An amount is divided by what is left of each part: nobody gives back more than they got, and
 * what is taken back in the end is exactly what was given, however many steps it took.
 */
final class Reversing {
    /** Why it is taken back. */
    enum Cause {
        REFUND,
        DISPUTE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final SaleStore sales;
    private final EarningStore earnings;
    private final Payables payables;
    private final SplitRules rules;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Reversing(
            SaleStore sales,
            EarningStore earnings,
            Payables payables,
            SplitRules rules,
            Ledger ledger,
            AuditTrail audit,
            InstantSource clock) {
        this.sales = sales;
        this.earnings = earnings;
        this.payables = payables;
        this.rules = rules;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    void takeBack(String key, Cause cause, Money amount, String reversalKey) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to take back: " + amount);
        }
        var sale =
                sales.lock(key)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no sale under the key " + key));
        var id = UuidV7.at(clock.instant(), random);
        if (!sales.addReversal(id, sale, reversalKey, cause.code(), amount, clock.instant())) {
            return;
        }
        refuseBeyond(sale.left().gross(), amount);
        earnings.lockWallets(earnings.payees(sale.id()), amount.getCurrencyUnit());
        book(id, sale, cause, amount, earnings.lockOf(sale.id()));
    }

    static void refuseBeyond(Money left, Money amount) {
        if (amount.isGreaterThan(left)) {
            throw new ProblemException(
                    SettlementProblem.REVERSAL_TOO_HIGH,
                    "Of the sale "
                            + Amounts.text(left)
                            + " are left, less than "
                            + Amounts.text(amount)
                            + ".");
        }
    }

    private void book(
            UUID id, SaleStore.Kept sale, Cause cause, Money amount, List<Earning> parts) {
        var currency = amount.getCurrencyUnit();
        var minor = Shares.split(amount.getAmountMinorLong(), weights(sale, parts));
        var taken =
                new SaleStore.Left(
                        amount,
                        Money.ofMinor(currency, minor.get(0)),
                        Money.ofMinor(currency, minor.get(1)),
                        Money.ofMinor(currency, minor.get(2)));
        sales.takeBack(sale.id(), taken);
        var tierOrganization = sale.tierOrganization();
        if (tierOrganization != null) {
            sales.uncountLifetime(
                    tierOrganization, sale.rule(), amount.minus(taken.tax()).minus(taken.fee()));
        }
        var kind = "sale." + (cause == Cause.REFUND ? "refunded" : "dispute-lost");
        var posting =
                Posting.of(kind, kind + "/" + id, clock.instant(), new Source("reversal", id))
                        .credit(Account.ofHouse(AccountCode.SALES_CLEARING, currency), amount)
                        .debit(Account.ofHouse(AccountCode.PROVIDER_FEES, currency), taken.fee())
                        .debit(Account.ofHouse(sale.revenue(), currency), taken.house());
        if (taken.tax().isPositive()) {
            posting.debit(
                    Account.ofHouse(AccountCode.taxPayable(sale.jurisdiction()), currency),
                    taken.tax());
        }
        for (int i = 0; i < parts.size(); i++) {
            var part = Money.ofMinor(currency, minor.get(i + 3));
            if (part.isPositive()) {
                takePart(posting, parts.get(i), part);
            }
        }
        ledger.record(posting.done());
    }

    private static List<Long> weights(SaleStore.Kept sale, List<Earning> parts) {
        var weights = new ArrayList<Long>();
        weights.add(sale.left().tax().getAmountMinorLong());
        weights.add(sale.left().fee().getAmountMinorLong());
        weights.add(sale.left().house().getAmountMinorLong());
        parts.forEach(part -> weights.add(part.left().getAmountMinorLong()));
        return weights;
    }

    /**
     * From where the part is: pending; else its own reserve and what of it is not paid yet; then
     * what else is in the payee's reserve; what is still missing is owed. The reserve is read
     * again: another part of the payee's may have taken from it.
     */
    private void takePart(Posting.Draft posting, Earning earning, Money part) {
        var payee = earning.payee();
        var currency = part.getCurrencyUnit();
        earnings.takeBack(earning.id(), part);
        if (earning.state() != Earning.State.MATURED) {
            posting.debit(new Account(payee, AccountCode.PENDING, currency), part);
            return;
        }
        var wallet = new EarningStore.Wallet(payee, currency);
        var own = least(part, earnings.find(earning.id()).orElseThrow().reserve());
        earnings.takeReserve(earning.id(), own);
        var unpaid = least(part.minus(own), least(payables.freeOf(earning), payables.free(wallet)));
        payables.add(
                payee,
                Payables.Kind.REVERSAL,
                earning.id(),
                "Taken back: " + earning.title(),
                unpaid.negated());
        var others = takeReserves(wallet, part.minus(own).minus(unpaid));
        var owed = part.minus(own).minus(unpaid).minus(others);
        payables.owe(payee, earning.id(), "Taken back: " + earning.title(), owed);
        posting.debit(new Account(payee, AccountCode.RESERVE, currency), own.plus(others))
                .debit(new Account(payee, AccountCode.AVAILABLE, currency), unpaid)
                .debit(new Account(payee, AccountCode.CLAWBACK, currency), owed);
    }

    private Money takeReserves(EarningStore.Wallet wallet, Money wanted) {
        var taken = Money.zero(wallet.currency());
        if (wanted.isZero()) {
            return taken;
        }
        for (var other : earnings.reserves(wallet)) {
            var some = least(wanted.minus(taken), other.reserve());
            earnings.takeReserve(other.id(), some);
            taken = taken.plus(some);
        }
        return taken;
    }

    /** The lesser of the two, and never below zero. */
    static Money least(Money one, Money other) {
        var lesser = one.isLessThan(other) ? one : other;
        return lesser.isNegative() ? Money.zero(lesser.getCurrencyUnit()) : lesser;
    }

    Optional<Earning> decide(
            AuditTrail.By by, UUID earning, @Nullable OrganizationId seller, boolean approved) {
        var asked = earnings.find(earning);
        var sale = asked.flatMap(share -> sales.find(share.sale()));
        if (asked.isEmpty()
                || sale.isEmpty()
                || (seller != null && !sale.get().seller().equals(seller))) {
            return Optional.empty();
        }
        var kept = sales.lock(sale.get().key()).orElseThrow();
        var share = earnings.find(earning).orElseThrow();
        if (!earnings.decide(earning, approved)) {
            throw new ProblemException(
                    SettlementProblem.NOT_ASKED, "The share is " + share.state().label() + ".");
        }
        if (!approved && share.left().isPositive()) {
            passOn(kept, share);
        }
        audit.record(
                new AuditTrail.By(share.payee(), by.person(), by.name()),
                approved ? "share.approved" : "share.declined",
                share.title(),
                Map.of("party", share.party(), "amount", share.left().toString()));
        return Optional.of(share);
    }

    /** What was declined goes to the party for the rest. */
    private void passOn(SaleStore.Kept sale, Earning share) {
        var currency = share.amount().getCurrencyUnit();
        var left = share.left();
        earnings.takeBack(share.id(), left);
        boolean toHouse = sale.seller().equals(Book.HOUSE);
        if (toHouse) {
            sales.giveHouse(sale.id(), left);
        } else {
            earnings.add(
                    passed(sale, share),
                    earnings.eventOf(share.id()).orElse(null),
                    false,
                    share.id());
        }
        ledger.record(
                Posting.of(
                                "share.declined",
                                "share.declined/" + share.id(),
                                clock.instant(),
                                new Source("earning", share.id()))
                        .debit(new Account(share.payee(), AccountCode.PENDING, currency), left)
                        .credit(creditedInstead(sale, currency, toHouse), left)
                        .done());
    }

    private static Account creditedInstead(
            SaleStore.Kept sale, CurrencyUnit currency, boolean toHouse) {
        return toHouse
                ? Account.ofHouse(sale.revenue(), currency)
                : new Account(sale.seller(), AccountCode.PENDING, currency);
    }

    private Earning passed(SaleStore.Kept sale, Earning share) {
        var nothing = Money.zero(share.amount().getCurrencyUnit());
        return new Earning(
                UuidV7.at(clock.instant(), random),
                sale.seller(),
                sale.id(),
                rules.find(sale.version()).restParty(),
                share.stream(),
                share.title(),
                share.left(),
                nothing,
                nothing,
                Earning.State.PENDING,
                share.earnedAt(),
                share.maturesAt());
    }
}
