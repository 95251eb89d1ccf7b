package io.tributary.billing;

import static io.tributary.billing.SimulatedPlatform.by;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody with contracts in a currency of their own, who pays by bank transfer, some late. */
final class SimulatedContractor implements SimulatedPlatform.Actor {
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("KRW"), CurrencyUnit.USD);

    /** What a unit of the catalogue's prices is worth in each currency. */
    private static final List<Integer> WORTH = List.of(1, 150, 1_350, 1);

    /** What is agreed: a product, what it costs, and how often. */
    private record Offer(String product, int price, Interval interval) {}

    private static final List<Offer> OFFERS =
            List.of(
                    new Offer("api-enterprise", 10_000, Interval.MONTH),
                    new Offer("sponsorship-monthly", 12_500, Interval.MONTH),
                    new Offer("research-custom", 110_000, Interval.YEAR),
                    new Offer("data-licence", 7_777, Interval.MONTH),
                    new Offer("institutional-licence", 3_333, Interval.MONTH),
                    new Offer("analytics-product", 45_001, Interval.YEAR));

    private final SimulatedPlatform platform;
    private final SplittableRandom random;
    private final int number;
    private final LocalDate joins;
    private final CurrencyUnit currency;
    private @Nullable OrganizationId id;
    private int transfers;

    SimulatedContractor(
            SimulatedPlatform platform, SplittableRandom random, int number, LocalDate joins) {
        this.platform = platform;
        this.random = random;
        this.number = number;
        this.joins = joins;
        this.currency = CURRENCIES.get(number % CURRENCIES.size());
    }

    @Override
    public void act(LocalDate today) {
        var self = id;
        if (self == null) {
            if (!today.isBefore(joins)) {
                id = begin(today);
            }
            return;
        }
        if (random.nextInt(isSlow() ? 60 : 15) == 0) {
            pay(self);
        }
        if (random.nextInt(60) == 0) {
            buyOnce(self, today);
        }
    }

    private boolean isSlow() {
        return number % 5 == 4;
    }

    private OrganizationId begin(LocalDate today) {
        var home = SimulatedPlatform.Home.ALL.get(number % 3);
        var self = platform.found("Contractor " + number, home, currency);
        var offer = OFFERS.get(number % OFFERS.size());
        agree(self, offer, today, number % 7 == 6 ? today.plusMonths(5).plusDays(10) : null);
        platform.happened("contract");
        return self;
    }

    private void agree(
            OrganizationId self, Offer offer, LocalDate from, @Nullable LocalDate until) {
        int worth = WORTH.get(number % CURRENCIES.size());
        platform.bean(Contracts.class)
                .begin(
                        by(self),
                        new Contracts.Agreement(
                                offer.product(),
                                Money.ofMajor(currency, (long) offer.price() * worth + number),
                                offer.interval(),
                                List.of(),
                                Terms.netDays(30),
                                from,
                                until));
    }

    private void buyOnce(OrganizationId self, LocalDate today) {
        boolean event = random.nextBoolean();
        agree(
                self,
                new Offer(
                        event ? "sponsorship-event" : "team-assessment",
                        event ? random.nextInt(2_000, 10_000) : 15_000,
                        Interval.ONCE),
                today,
                null);
        platform.happened("bought once");
        if (random.nextInt(5) == 0) {
            takeBack(self);
        }
    }

    /** It was a mistake: the invoice is made void before it is paid. */
    private void takeBack(OrganizationId self) {
        platform.bean(Invoices.class).list(self, null, 1).items().stream()
                .filter(
                        invoice ->
                                invoice.isPayable()
                                        && invoice.outstanding().equals(invoice.gross()))
                .forEach(
                        invoice -> {
                            platform.bean(Invoices.class).voidInvoice(invoice.id(), "A mistake");
                            platform.happened("made void");
                        });
    }

    /** All that is open; now and then a little less or more. */
    private void pay(OrganizationId self) {
        for (var invoice : platform.bean(Invoices.class).list(self, null, 50).items()) {
            if (invoice.isPayable()) {
                var wrong = random.nextInt(10) == 0 ? random.nextInt(-90, 90) : 0;
                var amount = invoice.outstanding().plusMinor(wrong);
                if (amount.isPositive()) {
                    receive(invoice, amount);
                }
            }
        }
    }

    private void receive(Invoice invoice, Money amount) {
        var reference = "transfer/" + number + "/" + transfers++;
        platform.bean(Collecting.class).receive(invoice.id(), amount, reference, reference);
        platform.happened("transfer");
    }
}
