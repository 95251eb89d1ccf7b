package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Grant;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What is agreed with one customer: a price of its own, terms, and what it may do for it. */
public final class Contracts {
    private final Catalogue catalogue;
    private final SubscriptionStore store;
    private final Charging charging;
    private final Enrolling enrolling;
    private final SubscriptionNews news;
    private final Transactions transactions;

    Contracts(
            Catalogue catalogue,
            SubscriptionStore store,
            Charging charging,
            Enrolling enrolling,
            SubscriptionNews news,
            Transactions transactions) {
        this.catalogue = catalogue;
        this.store = store;
        this.charging = charging;
        this.enrolling = enrolling;
        this.news = news;
        this.transactions = transactions;
    }

    /**
     * What was agreed with one customer.
     *
     * @param product one that is sold by contract, or any other at a price of its own
     * @param terms how its invoices are paid
     * @param from the first day
     * @param until the day after the last; null when it renews until it is cancelled
     */
    public record Agreement(
            String product,
            Money price,
            Interval interval,
            List<Grant> grants,
            Terms terms,
            LocalDate from,
            @Nullable LocalDate until) {
        public Agreement {
            grants = List.copyOf(grants);
        }
    }

    /**
     * Begins a contract; its periods until now are charged by the next run, or at once. With the
     * first charge it allows what was agreed: nothing before its first day.
     */
    public Subscription begin(AuditTrail.By by, Agreement agreement) {
        return begin(by, agreement, List.of());
    }

    /**
     * Begins a contract by which usage beyond what is included is billed when each period is over.
     */
    public Subscription begin(AuditTrail.By by, Agreement agreement, List<Metered> metered) {
        return begin(by, UUID.randomUUID(), agreement, metered);
    }

    /**
     * The same, once under that id: what is charged once ends at once, and only its id says that it
     * was agreed before.
     *
     * @throws ProblemException {@link SubscriptionProblem#ALREADY_SUBSCRIBED}, {@link
     *     SubscriptionProblem#PRICE_OUT_OF_RANGE}, {@link SubscriptionProblem#NO_SUCH_PRICE}
     */
    public Subscription begin(
            AuditTrail.By by, UUID id, Agreement agreement, List<Metered> metered) {
        try {
            return transactions.in(
                    Scope.of(by.organization()), () -> begun(by, id, agreement, metered));
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    SubscriptionProblem.ALREADY_SUBSCRIBED,
                    "The customer has a subscription of this kind already. Nothing was done.");
        }
    }

    private Subscription begun(
            AuditTrail.By by, UUID id, Agreement agreement, List<Metered> metered) {
        requireAllowed(agreement);
        var price =
                catalogue.agree(
                        by.organization(),
                        new Catalogue.Terms(
                                agreement.product(),
                                new PriceModel.Flat(agreement.price()),
                                agreement.price().getCurrencyUnit(),
                                agreement.interval(),
                                agreement.grants(),
                                metered));
        var subscription = added(by, id, agreement, price);
        if (!subscription.dueOn().isAfter(charging.today(subscription))) {
            charging.charge(subscription);
        }
        return subscription;
    }

    /** The database keeps to the range as well. */
    private void requireAllowed(Agreement agreement) {
        var product = catalogue.product(agreement.product());
        if (product.addsTo() != null) {
            throw new ProblemException(
                    SubscriptionProblem.NO_SUCH_PRICE,
                    product.name() + " is added to a plan, and is no contract of its own.");
        }
        catalogue
                .range(product.code(), agreement.price().getCurrencyUnit())
                .filter(range -> !range.allows(agreement.price(), agreement.interval()))
                .ifPresent(
                        range -> {
                            var words =
                                    "%s is agreed %s, not for %s %s."
                                            .formatted(
                                                    product.name(),
                                                    range.told(),
                                                    Amounts.text(agreement.price()),
                                                    agreement.interval().label());
                            throw new ProblemException(
                                    SubscriptionProblem.PRICE_OUT_OF_RANGE,
                                    words,
                                    List.of(new InputError("price", words)));
                        });
    }

    /**
     * Something that can be sold by contract.
     *
     * @param range what may be agreed in US dollars; null when that is free
     */
    public record Sold(Product product, @Nullable ContractRange range) {}

    /** What can be sold by contract: what has no other price first. */
    public List<Sold> products() {
        return transactions.in(
                Scope.system("the catalogue"),
                () ->
                        catalogue.products().stream()
                                .filter(product -> product.addsTo() == null)
                                .sorted(Comparator.comparing(product -> !product.byContract()))
                                .map(
                                        product ->
                                                new Sold(
                                                        product,
                                                        catalogue
                                                                .range(
                                                                        product.code(),
                                                                        CurrencyUnit.USD)
                                                                .orElse(null)))
                                .toList());
    }

    /**
     * Ends a contract, sooner than was agreed, when the period is over that is charged or is to be.
     *
     * @throws ProblemException {@link SubscriptionProblem#NOT_NOW} when it ends by then anyway
     */
    public void end(AuditTrail.By by, UUID id) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var contract = store.held(by.organization(), id);
                    var day = contract.over(charging.today(contract));
                    if (!mayEnd(contract, day)) {
                        throw Change.notNow();
                    }
                    if (contract.state() == Subscription.State.PAUSED) {
                        charging.end(contract, "It was ended.");
                    } else {
                        store.endsOn(id, day);
                    }
                    news.done(by, "subscription.cancelled", contract);
                });
    }

    private static boolean mayEnd(Subscription contract, LocalDate day) {
        var ends = contract.endsOn();
        return contract.price().agreed()
                && contract.state() != Subscription.State.ENDED
                && (ends == null || ends.isAfter(day));
    }

    /** The newest contracts of all customers, those that ended too; at most 200. */
    public List<Subscription> newest() {
        return transactions.in(Scope.system("contracts"), store::contracts);
    }

    private Subscription added(AuditTrail.By by, UUID id, Agreement agreement, PriceVersion price) {
        var span = new Enrolling.Span(agreement.terms(), agreement.from(), agreement.until());
        var subscription = enrolling.byContract(id, by.organization(), price, span);
        news.agreed(by, subscription, agreement.price() + " " + price.interval().label());
        return subscription;
    }
}
