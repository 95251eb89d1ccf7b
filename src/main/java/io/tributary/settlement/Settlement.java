package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Book;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Divides sales among those who have a share, and takes back what is given back. Everything joins
 * the caller's transaction.
 */
public final class Settlement {
    private static final Scope SCOPE = Scope.system("settlement");

    private final SaleStore sales;
    private final EarningStore earnings;
    private final SplitRules rules;
    private final Payees payees;
    private final Reversing reversing;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Settlement(
            SaleStore sales,
            EarningStore earnings,
            SplitRules rules,
            Payees payees,
            Reversing reversing,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        this.sales = sales;
        this.earnings = earnings;
        this.rules = rules;
        this.payees = payees;
        this.reversing = reversing;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Divides a sale: tax and the provider's fee first, the rest by the version of the rule that
     * counted when it was sold. The same sale again changes nothing.
     *
     * @return the sale's id
     * @throws ProblemException {@link SettlementProblem#NO_SUCH_SPLIT}, {@link
     *     SettlementProblem#PARTY_MISSING}, {@link SettlementProblem#SALE_DIFFERS}
     */
    public UUID distribute(Sale sale) {
        return transactions.in(SCOPE, () -> distributed(sale));
    }

    private UUID distributed(Sale sale) {
        var known = sales.find(sale.key());
        if (known.isPresent()) {
            return same(known.get(), sale);
        }
        var rule =
                rules.at(sale.rule(), sale.soldAt())
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                SettlementProblem.NO_SUCH_SPLIT,
                                                "No version of "
                                                        + sale.rule()
                                                        + " counts at "
                                                        + sale.soldAt()
                                                        + "."));
        var parties = new HashMap<>(sale.parties());
        parties.put(SplitRule.HOUSE, Book.HOUSE);
        var seller = playing(rule.restParty(), parties, rule);
        var counts = rule.tierParty();
        var tierOrganization = counts == null ? null : playing(counts, parties, rule);
        var lifetime =
                tierOrganization == null
                        ? Money.zero(sale.gross().getCurrencyUnit())
                        : sales.countLifetime(tierOrganization, rule.rule(), sale.base());
        var parts = rule.divide(sale.base(), lifetime, parties.keySet());
        var house = parts.getOrDefault(SplitRule.HOUSE, Money.zero(lifetime.getCurrencyUnit()));
        var id = UuidV7.at(clock.instant(), random);
        if (!sales.add(id, seller, sale, rule.id(), house, tierOrganization)) {
            if (tierOrganization != null) {
                sales.uncountLifetime(tierOrganization, rule.rule(), sale.base());
            }
            return same(sales.find(sale.key()).orElseThrow(), sale);
        }
        book(id, sale, rule, parts, parties);
        return id;
    }

    private static UUID same(SaleStore.Kept known, Sale sale) {
        if (!known.gross().equals(sale.gross()) || known.stream() != sale.stream()) {
            throw new ProblemException(
                    SettlementProblem.SALE_DIFFERS,
                    "Under the key " + sale.key() + " stands a sale of " + known.gross() + ".");
        }
        return known.id();
    }

    private static OrganizationId playing(
            String party, Map<String, OrganizationId> parties, SplitRule rule) {
        var organization = parties.get(party);
        if (organization == null) {
            throw new ProblemException(
                    SettlementProblem.PARTY_MISSING,
                    "Nobody plays the " + party + ", whom the rule " + rule.rule() + " needs.");
        }
        return organization;
    }

    private void book(
            UUID id,
            Sale sale,
            SplitRule rule,
            Map<String, Money> parts,
            Map<String, OrganizationId> parties) {
        var currency = sale.gross().getCurrencyUnit();
        var posting =
                Posting.of(
                                "sale.distributed",
                                "sale.distributed/" + sale.key(),
                                sale.soldAt(),
                                sale.source())
                        .debit(Account.ofHouse(AccountCode.SALES_CLEARING, currency), sale.gross())
                        .credit(Account.ofHouse(AccountCode.PROVIDER_FEES, currency), sale.fee());
        if (sale.tax().isPositive()) {
            posting.credit(
                    Account.ofHouse(AccountCode.taxPayable(sale.jurisdiction()), currency),
                    sale.tax());
        }
        parts.forEach(
                (party, amount) -> {
                    var organization = playing(party, parties, rule);
                    if (party.equals(SplitRule.HOUSE)) {
                        posting.credit(
                                Account.ofHouse(AccountCode.revenue(sale.stream()), currency),
                                amount);
                    } else if (amount.isPositive()) {
                        earn(id, sale, party, organization, amount, rule.needsApproval(party));
                        posting.credit(
                                new Account(organization, AccountCode.PENDING, currency), amount);
                    }
                });
        ledger.record(posting.done());
    }

    private void earn(
            UUID sale, Sale sold, String party, OrganizationId payee, Money amount, boolean asks) {
        var terms = payees.terms(payee);
        var nothing = Money.zero(amount.getCurrencyUnit());
        var event = sold.event();
        earnings.add(
                new Earning(
                        UuidV7.at(clock.instant(), random),
                        payee,
                        sale,
                        party,
                        sold.stream(),
                        sold.title(),
                        amount,
                        nothing,
                        nothing,
                        asks ? Earning.State.ASKED : Earning.State.PENDING,
                        sold.soldAt(),
                        sold.holdFrom().plus(Duration.ofDays(terms.holdDays()))),
                event == null ? null : event.id(),
                asks,
                null);
    }

    /**
     * Takes back what was refunded of a sale: each party's own part of what is left, from where it
     * is. The same key again changes nothing.
     *
     * @param amount with tax; it was taken from the house's clearing account when it was refunded
     * @throws ProblemException {@link SettlementProblem#REVERSAL_TOO_HIGH}
     * @throws IllegalArgumentException when there is no such sale
     */
    public void refund(String sale, Money amount, String key) {
        transactions.run(
                SCOPE, () -> reversing.takeBack(sale, Reversing.Cause.REFUND, amount, key));
    }

    /** The payment is disputed: what has not matured waits. */
    public void dispute(String sale) {
        transactions.run(SCOPE, () -> earnings.hold(found(sale).id(), "disputed"));
    }

    /** The dispute was won: what waited goes on. */
    public void disputeWon(String sale) {
        transactions.run(SCOPE, () -> earnings.hold(found(sale).id(), null));
    }

    /** The dispute was lost: so much is taken back, as {@link #refund} does. */
    public void disputeLost(String sale, Money amount, String key) {
        transactions.run(
                SCOPE,
                () -> {
                    earnings.hold(found(sale).id(), null);
                    reversing.takeBack(sale, Reversing.Cause.DISPUTE, amount, key);
                });
    }

    /** An event ends at another time: what has not matured of its sales is held after that. */
    public void eventMoved(UUID event, Instant endsAt) {
        transactions.run(
                SCOPE, () -> earnings.moveEvent(event, endsAt, payees.settings().holdDays()));
    }

    /** An event was cancelled: nothing of it matures any more, and refunds find it pending. */
    public void eventCancelled(UUID event) {
        transactions.run(SCOPE, () -> earnings.holdEvent(event));
    }

    private SaleStore.Kept found(String key) {
        return sales.find(key)
                .orElseThrow(() -> new IllegalArgumentException("no sale under the key " + key));
    }

    /**
     * Lets a share that waits for approval go on.
     *
     * @param seller whose sale it has to be; null for any
     * @return empty when there is no such share
     * @throws ProblemException {@link SettlementProblem#NOT_ASKED}
     */
    public Optional<Earning> approve(
            AuditTrail.By by, UUID earning, @Nullable OrganizationId seller) {
        return transactions.in(SCOPE, () -> reversing.decide(by, earning, seller, true));
    }

    /** Refuses a share that waits: it goes to the party for the rest. As {@link #approve}. */
    public Optional<Earning> decline(
            AuditTrail.By by, UUID earning, @Nullable OrganizationId seller) {
        return transactions.in(SCOPE, () -> reversing.decide(by, earning, seller, false));
    }
}
