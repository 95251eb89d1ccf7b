package io.tributary.billing;

import static io.tributary.billing.SimulatedPlatform.by;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.Payout;
import io.tributary.settlement.PayoutMethod;
import io.tributary.settlement.PayoutSchedule;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.Sale;
import io.tributary.settlement.Settlement;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.SplitRules;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** A market of tickets: organizers and partners share each sale, and are paid what has matured. */
final class SimulatedMarket implements SimulatedPlatform.Actor {
    private static final String TICKETS = "year-tickets";

    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("KRW"));

    private static final List<PayoutSchedule> SCHEDULES = List.of(PayoutSchedule.values());

    /** Somebody who sells. */
    private record Seller(OrganizationId id, CurrencyUnit currency) {}

    /** What is left of a sale, and whether it is disputed. */
    private record Sold(String key, Money left, boolean disputed) {}

    private final SimulatedPlatform platform;
    private final SplittableRandom random;
    private final int sellersAtMost;
    private final List<Seller> sellers = new ArrayList<>();
    private final List<Sold> sales = new ArrayList<>();
    private @Nullable OrganizationId partner;
    private int number;

    SimulatedMarket(SimulatedPlatform platform, SplittableRandom random, int sellersAtMost) {
        this.platform = platform;
        this.random = random;
        this.sellersAtMost = sellersAtMost;
    }

    @Override
    public void act(LocalDate today) {
        if (partner == null) {
            publish();
            partner = payee("Partner", CurrencyUnit.USD, PayoutSchedule.MONTHLY, today);
            CURRENCIES.forEach(this::receivePartner);
        }
        if (sellers.size() < sellersAtMost && random.nextInt(5) == 0) {
            open(today);
        }
        for (var seller : sellers) {
            if (random.nextInt(3) == 0) {
                sell(seller);
            }
        }
        if (!sales.isEmpty() && random.nextInt(4) == 0) {
            takeBack(random.nextInt(sales.size()));
        }
        if (random.nextInt(7) == 0) {
            hearDisputes();
        }
        settle();
    }

    private void publish() {
        platform.bean(SplitRules.class)
                .publish(
                        "a year",
                        TICKETS,
                        "Tickets",
                        "organizer",
                        null,
                        platform.now().minus(Duration.ofDays(1)),
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("organizer", 8_333, false),
                                                new SplitRule.Share("partner", 667, false),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 1_000, false)))));
    }

    private void open(LocalDate today) {
        int n = sellers.size();
        var currency = CURRENCIES.get(n % CURRENCIES.size());
        var schedule = SCHEDULES.get(n % SCHEDULES.size());
        sellers.add(new Seller(payee("Organizer " + n, currency, schedule, today), currency));
        platform.happened("organizer");
    }

    private OrganizationId payee(
            String name, CurrencyUnit currency, PayoutSchedule schedule, LocalDate today) {
        var home = SimulatedPlatform.Home.ALL.get(sellers.size() % 3);
        var id = platform.bean(Organizations.class).found(name, Tier.STARTER, "a year").id();
        var payees = platform.bean(Payees.class);
        payees.save(
                by(id),
                new Payee.Profile(
                        name,
                        "Long Street 1",
                        "10115",
                        "Town",
                        home.region(),
                        home.country(),
                        "payee@year.example",
                        Payee.Kind.INSTITUTION,
                        "12/345/67890",
                        "",
                        Payee.TaxForm.NONE),
                false);
        receive(id, currency);
        payees.schedule(by(id), schedule, today, home.zone());
        return id;
    }

    private void receivePartner(CurrencyUnit currency) {
        var self = partner;
        if (self != null) {
            receive(self, currency);
        }
    }

    private void receive(OrganizationId payee, CurrencyUnit currency) {
        var payees = platform.bean(Payees.class);
        payees.save(
                by(payee),
                new PayoutMethod(
                        PayoutMethod.Kind.BANK_TRANSFER,
                        "Holder",
                        "DE89370400440532013000",
                        "COBADEFFXXX",
                        payees.minimum(currency)));
    }

    private void sell(Seller seller) {
        var self = partner;
        if (self == null) {
            return;
        }
        var key = "sale/" + number++;
        boolean small = seller.currency().getDecimalPlaces() == 0;
        var gross = Money.ofMinor(seller.currency(), random.nextLong(2_001, 60_000));
        var tax = gross.multipliedBy(19).dividedBy(119, RoundingMode.HALF_UP);
        var fee = gross.multipliedBy(29).dividedBy(1_000, RoundingMode.HALF_UP);
        var event =
                random.nextInt(3) == 0 && !small
                        ? new Sale.Event(
                                id(key + "/event"),
                                platform.now().plus(Duration.ofDays(random.nextInt(3, 60))))
                        : null;
        transact(
                () -> {
                    move("received/" + key, AccountCode.BANK, AccountCode.SALES_CLEARING, gross);
                    move("fee/" + key, AccountCode.PROVIDER_FEES, AccountCode.BANK, fee);
                    platform.bean(Settlement.class)
                            .distribute(
                                    new Sale(
                                            key,
                                            TICKETS,
                                            RevenueStream.TICKETS,
                                            "Tickets, order " + key,
                                            gross,
                                            tax,
                                            "DE",
                                            fee,
                                            Map.of("organizer", seller.id(), "partner", self),
                                            platform.now(),
                                            event,
                                            new Source("order", id(key))));
                });
        sales.add(new Sold(key, gross, false));
        platform.happened("sale");
    }

    /** A sale of any age is refunded in part or wholly, or is disputed. */
    private void takeBack(int n) {
        var sale = sales.get(n);
        if (sale.disputed() || sale.left().isZero()) {
            return;
        }
        if (random.nextInt(4) == 0) {
            platform.bean(Settlement.class).dispute(sale.key());
            sales.set(n, new Sold(sale.key(), sale.left(), true));
            platform.happened("sale disputed");
            return;
        }
        var amount =
                random.nextBoolean()
                        ? sale.left()
                        : sale.left()
                                .multipliedBy(random.nextInt(10, 90))
                                .dividedBy(100, RoundingMode.UP);
        var key = "refund/" + number++;
        transact(
                () -> {
                    move("given/" + key, AccountCode.SALES_CLEARING, AccountCode.BANK, amount);
                    platform.bean(Settlement.class).refund(sale.key(), amount, key);
                });
        sales.set(n, new Sold(sale.key(), sale.left().minus(amount), false));
        platform.happened("sale refunded");
    }

    private void hearDisputes() {
        for (int n = 0; n < sales.size(); n++) {
            var sale = sales.get(n);
            if (sale.disputed()) {
                boolean won = random.nextBoolean();
                var left = won ? sale.left() : Money.zero(sale.left().getCurrencyUnit());
                if (won) {
                    platform.bean(Settlement.class).disputeWon(sale.key());
                } else {
                    lose(sale);
                }
                sales.set(n, new Sold(sale.key(), left, false));
                platform.happened(won ? "sale's dispute won" : "sale's dispute lost");
            }
        }
    }

    private void lose(Sold sale) {
        var key = "lost/" + number++;
        transact(
                () -> {
                    move("given/" + key, AccountCode.SALES_CLEARING, AccountCode.BANK, sale.left());
                    platform.bean(Settlement.class).disputeLost(sale.key(), sale.left(), key);
                });
    }

    /** The bank pays what is ready; now and then a payout does not arrive, or comes back. */
    private void settle() {
        var payouts = platform.bean(Payouts.class);
        var ready =
                payouts.in(List.of(Payout.State.READY)).stream()
                        .sorted(
                                Comparator.comparing((Payout payout) -> name(payout))
                                        .thenComparing(Payout::dueOn))
                        .toList();
        for (var payout : ready) {
            if (random.nextInt(12) == 0) {
                payouts.failed(by(payout.payee()), payout.id(), "The account is closed.");
                platform.happened("payout failed");
            } else {
                payouts.paid(by(payout.payee()), payout.id(), "bank/" + payout.id());
                platform.happened("payout");
            }
        }
    }

    private String name(Payout payout) {
        return platform.bean(Organizations.class).find(payout.payee()).orElseThrow().companyName()
                + payout.gross().getCurrencyUnit();
    }

    private void transact(Runnable work) {
        platform.bean(Transactions.class).run(Scope.system("a year"), work);
    }

    private void move(String key, AccountCode debit, AccountCode credit, Money amount) {
        var currency = amount.getCurrencyUnit();
        platform.bean(Ledger.class)
                .record(
                        Posting.of("year.moved", key, platform.now(), new Source("year", id(key)))
                                .debit(Account.ofHouse(debit, currency), amount)
                                .credit(Account.ofHouse(credit, currency), amount)
                                .done());
    }

    private static UUID id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
    }
}
