package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is added to plans. An add-on is charged for the days that are left of the plan's period, and
 * renewed with it; what is taken away is credited to the day.
 */
public final class AddOns {
    /** The most of anything that is sold by the piece. */
    public static final int MOST = 10_000;

    private final Catalogue catalogue;
    private final SubscriptionStore store;
    private final Charging charging;
    private final SubscriptionNews news;
    private final Transactions transactions;

    AddOns(
            Catalogue catalogue,
            SubscriptionStore store,
            Charging charging,
            SubscriptionNews news,
            Transactions transactions) {
        this.catalogue = catalogue;
        this.store = store;
        this.charging = charging;
        this.news = news;
        this.transactions = transactions;
    }

    /**
     * What can be added to plans now. Each goes with plans of its family, interval and currency.
     */
    public List<PriceVersion> offers() {
        return transactions.in(
                Scope.system("the catalogue"),
                () ->
                        catalogue.products().stream()
                                .filter(product -> product.addsTo() != null)
                                .flatMap(product -> catalogue.offered(product.code()).stream())
                                .toList());
    }

    /**
     * What it would come to today to have so much of it.
     *
     * @param quantity in all; 0 to be without
     */
    public ChangePreview preview(
            OrganizationId organization, UUID id, String product, BigDecimal quantity) {
        return transactions.in(
                Scope.of(organization),
                () -> {
                    var old = store.held(organization, id);
                    var wanted = wanted(old, product, quantity);
                    var settled = settle(old, wanted, charging.today(old));
                    return new ChangePreview(
                            wanted.price(), charging.quote(old, settled), settled.days().until());
                });
    }

    /**
     * From today on there is so much of it.
     *
     * @param quantity in all; 0 to be without
     * @throws ProblemException {@link SubscriptionProblem#NOT_NOW}, {@link
     *     SubscriptionProblem#WRONG_QUANTITY}
     */
    public void set(AuditTrail.By by, UUID id, String product, BigDecimal quantity) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var old = store.held(by.organization(), id);
                    var wanted = wanted(old, product, quantity);
                    var had = had(old, product).map(AddOn::quantity).orElse(BigDecimal.ZERO);
                    if (had.compareTo(quantity) != 0) {
                        apply(by, old, wanted);
                    }
                });
    }

    private void apply(AuditTrail.By by, Subscription old, AddOn wanted) {
        var today = charging.today(old);
        var changed = with(old, wanted);
        store.addOn(old, wanted);
        news.added(by, old, wanted);
        if (old.state() == Subscription.State.TRIAL) {
            charging.regrant(old, changed);
        } else {
            charging.apply(old, changed, wanted.component(), settle(old, wanted, today));
        }
    }

    private Settled settle(Subscription old, AddOn wanted, LocalDate today) {
        if (old.state() == Subscription.State.TRIAL) {
            return Settled.nothing(old, today);
        }
        var plan = charging.charged(old, Component.PLAN, today).orElseThrow(Change::notNow);
        return Settled.of(
                charging.charged(old, wanted.component().name(), today).orElse(null),
                with(old, wanted),
                wanted.component(),
                Settled.left(plan, today),
                old.calendar().around(today));
    }

    private AddOn wanted(Subscription old, String product, BigDecimal quantity) {
        Change.requireGoingOn(old);
        var had = had(old, product).map(AddOn::price);
        var price = quantity.signum() == 0 ? had : catalogue.offered(product);
        var found =
                price.orElseThrow(
                        () ->
                                new ProblemException(
                                        SubscriptionProblem.NO_SUCH_PRICE,
                                        "There is no add-on of that name to be had."));
        if (!goesWith(found, old)) {
            throw new ProblemException(
                    SubscriptionProblem.NOT_NOW, "This add-on does not go with the plan.");
        }
        int most = found.model() instanceof PriceModel.Flat ? 1 : MOST;
        Quantities.require(quantity, 0, most);
        return new AddOn(found, quantity);
    }

    /** Whether it can be added to the plan: of its family, for the same interval and currency. */
    public static boolean goesWith(PriceVersion addOn, Subscription plan) {
        var price = plan.price();
        var family = addOn.product().addsTo();
        return family != null
                && family.equals(price.product().family())
                && addOn.interval() == price.interval()
                && addOn.currency().equals(price.currency());
    }

    private static Optional<AddOn> had(Subscription subscription, String product) {
        return subscription.addOns().stream()
                .filter(addOn -> addOn.price().product().code().equals(product))
                .findFirst();
    }

    private static Subscription with(Subscription old, AddOn wanted) {
        var product = wanted.price().product().code();
        var addOns = new ArrayList<AddOn>(old.addOns());
        addOns.removeIf(addOn -> addOn.price().product().code().equals(product));
        if (wanted.quantity().signum() > 0) {
            addOns.add(wanted);
        }
        return old.with(addOns);
    }
}
