package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.dao.DuplicateKeyException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What organizations subscribe to. Each act writes, in one transaction, the subscription, what the
 * customer may do from now on, the movement of recurring revenue, and the invoice.
 */
public final class Subscriptions {
    /** How long a plan can be tried. */
    public static final int TRIAL_DAYS = 14;

    private final Catalogue catalogue;
    private final SubscriptionStore store;
    private final Charging charging;
    private final Enrolling enrolling;
    private final SubscriptionNews news;
    private final Transactions transactions;

    Subscriptions(
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

    /** What anybody can subscribe to now, by rank. */
    public List<PriceVersion> offers() {
        return transactions.in(
                Scope.system("the catalogue"),
                () ->
                        catalogue.products().stream()
                                .filter(
                                        product ->
                                                !product.byContract() && product.addsTo() == null)
                                .flatMap(product -> catalogue.offered(product.code()).stream())
                                .toList());
    }

    /** What an organization subscribes to, those that ended last. */
    public List<Subscription> of(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.of(organization));
    }

    /** Whether the organization can still try a plan. */
    public boolean canTry(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> !store.hadTrial(organization));
    }

    /**
     * Tries a plan for {@value #TRIAL_DAYS} days. Afterwards it is paid by card, or ends.
     *
     * @throws ProblemException {@link SubscriptionProblem#TRIAL_WAS_USED}, {@link
     *     SubscriptionProblem#ALREADY_SUBSCRIBED}
     */
    public Subscription startTrial(AuditTrail.By by, String product) {
        return begin(
                by,
                () -> {
                    if (store.hadTrial(by.organization())) {
                        throw new ProblemException(
                                SubscriptionProblem.TRIAL_WAS_USED,
                                "This organization tried a plan before.");
                    }
                    var subscription = enrolling.onTrial(by.organization(), offered(product));
                    charging.grant(subscription);
                    news.done(by, "trial.started", subscription);
                    return subscription;
                });
    }

    /**
     * Subscribes from today on; the first period is charged at once.
     *
     * @throws ProblemException {@link SubscriptionProblem#NO_SUCH_PRICE}, {@link
     *     SubscriptionProblem#ALREADY_SUBSCRIBED}
     */
    public Subscription subscribe(AuditTrail.By by, String product, BigDecimal quantity) {
        return begin(
                by,
                () -> {
                    var subscription =
                            enrolling.fromToday(by.organization(), offered(product), quantity);
                    return started(by, subscription, "subscription.started");
                });
    }

    private Subscription begin(AuditTrail.By by, Supplier<Subscription> beginning) {
        try {
            return transactions.in(Scope.of(by.organization()), beginning);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    SubscriptionProblem.ALREADY_SUBSCRIBED,
                    "There is a subscription of this kind already. Nothing was done.");
        }
    }

    private PriceVersion offered(String product) {
        return Optional.of(catalogue.product(product))
                .filter(found -> found.addsTo() == null)
                .flatMap(found -> catalogue.offered(found.code()))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        SubscriptionProblem.NO_SUCH_PRICE,
                                        "This does not stand alone, or is sold by contract: talk to"
                                                + " us."));
    }

    private Subscription started(AuditTrail.By by, Subscription subscription, String action) {
        news.done(by, action, subscription);
        charging.charge(subscription);
        return subscription;
    }

    /**
     * Another plan of the family, or another quantity, from today on. The days that are left of the
     * period are credited at the old price and charged at the new one, to the day.
     *
     * @throws ProblemException {@link SubscriptionProblem#NOT_NOW} unless it is active; {@link
     *     SubscriptionProblem#AGREED_IN_A_CONTRACT}
     */
    public void change(AuditTrail.By by, UUID id, String product, BigDecimal quantity) {
        act(
                by,
                id,
                old -> {
                    var change = new Change(old, offered(product), quantity, charging.today(old));
                    change.requirePossible();
                    if (change.changesNothing()) {
                        return;
                    }
                    if (old.state() == Subscription.State.TRIAL) {
                        store.price(old.id(), change.price(), quantity);
                        charging.regrant(old, change.changed());
                        news.done(by, "subscription.changed", change.changed());
                        return;
                    }
                    var charged =
                            charging.charged(old, Component.PLAN, change.today())
                                    .orElseThrow(Change::notNow);
                    var settled = change.settle(charged);
                    store.price(old.id(), change.price(), quantity);
                    store.due(change.changed(), settled.anchor(), settled.days().until());
                    news.done(by, "subscription.changed", change.changed());
                    charging.apply(old, change.changed(), change.changed().plan(), settled);
                });
    }

    /** What a change would come to today. */
    public ChangePreview preview(
            OrganizationId organization, UUID id, String product, BigDecimal quantity) {
        return transactions.in(
                Scope.of(organization),
                () -> {
                    var old = store.held(organization, id);
                    var change = new Change(old, offered(product), quantity, charging.today(old));
                    change.requirePossible();
                    var settled =
                            charging.charged(old, Component.PLAN, change.today())
                                    .map(change::settle)
                                    .orElseGet(() -> Settled.nothing(old, change.today()));
                    return new ChangePreview(
                            change.price(), charging.quote(old, settled), settled.days().until());
                });
    }

    /** What the next period will come to, when there is one. */
    public List<LineDraft> upcoming(OrganizationId organization, UUID id) {
        return transactions.in(
                Scope.of(organization),
                () -> {
                    var subscription = store.held(organization, id);
                    boolean goesOn =
                            subscription.state() == Subscription.State.ACTIVE
                                    || subscription.state() == Subscription.State.TRIAL;
                    if (!goesOn
                            || subscription.hasReached(subscription.endsOn())
                            || subscription.hasReached(subscription.pausesOn())) {
                        return List.of();
                    }
                    var period = subscription.calendar().around(subscription.dueOn());
                    return subscription.components().stream()
                            .map(
                                    one ->
                                            Charging.line(
                                                    one,
                                                    period,
                                                    period,
                                                    Charging.part(one, period, period),
                                                    id))
                            .toList();
                });
    }

    /**
     * Ends it when the period is over that is charged, or is to be.
     *
     * @throws ProblemException {@link SubscriptionProblem#AGREED_IN_A_CONTRACT}
     */
    public void cancel(AuditTrail.By by, UUID id) {
        choose(
                by,
                id,
                subscription -> {
                    if (subscription.state() == Subscription.State.PAUSED) {
                        charging.end(subscription, "It was cancelled.");
                    } else {
                        store.endsOn(id, subscription.over(charging.today(subscription)));
                    }
                    news.done(by, "subscription.cancelled", subscription);
                });
    }

    /**
     * Takes a cancellation, or a wish to pause, back.
     *
     * @throws ProblemException {@link SubscriptionProblem#AGREED_IN_A_CONTRACT}
     */
    public void keep(AuditTrail.By by, UUID id) {
        choose(
                by,
                id,
                subscription -> {
                    store.endsOn(id, null);
                    store.pausesOn(id, null);
                    news.done(by, "subscription.kept", subscription);
                });
    }

    /**
     * Pauses it when the period is over that is charged, or is to be.
     *
     * @throws ProblemException {@link SubscriptionProblem#AGREED_IN_A_CONTRACT}
     */
    public void pause(AuditTrail.By by, UUID id) {
        choose(
                by,
                id,
                subscription -> {
                    if (subscription.state() != Subscription.State.ACTIVE) {
                        throw Change.notNow();
                    }
                    store.pausesOn(id, subscription.over(charging.today(subscription)));
                    news.done(by, "subscription.paused", subscription);
                });
    }

    /** Lets a paused one go on from today, with a new period. */
    public void resume(AuditTrail.By by, UUID id) {
        act(
                by,
                id,
                paused -> {
                    if (paused.state() != Subscription.State.PAUSED) {
                        throw Change.notNow();
                    }
                    var today = charging.today(paused);
                    var from = today.isBefore(paused.dueOn()) ? paused.dueOn() : today;
                    store.state(id, Subscription.State.ACTIVE, null);
                    store.due(paused, from, from);
                    started(
                            by,
                            store.lock(by.organization(), id).orElseThrow(),
                            "subscription.resumed");
                });
    }

    /** What the customer may choose alone. */
    private void choose(AuditTrail.By by, UUID id, Consumer<Subscription> work) {
        act(
                by,
                id,
                subscription -> {
                    Change.requireOwnChoice(subscription);
                    work.accept(subscription);
                });
    }

    private void act(AuditTrail.By by, UUID id, Consumer<Subscription> work) {
        transactions.run(
                Scope.of(by.organization()), () -> work.accept(store.held(by.organization(), id)));
    }
}
