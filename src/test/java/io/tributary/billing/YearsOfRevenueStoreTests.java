package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Three years of a platform, each at prices of the catalogue, and what the books say of them. */
class YearsOfRevenueStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    /** So many sales at one price. */
    record Sales(String product, int count, long price, Interval interval) {}

    /** A year: what is sold, and what each stream comes to. */
    record Year(String name, long total, Map<RevenueStream, Long> streams, List<Sales> sales) {
        @Override
        public String toString() {
            return name + ", " + total + " USD";
        }
    }

    static Stream<Year> years() {
        return Stream.of(
                new Year(
                        "conservative",
                        1_520_000,
                        Map.of(
                                RevenueStream.API_LICENCES,
                                600_000L,
                                RevenueStream.SPONSORSHIPS,
                                540_000L,
                                RevenueStream.RESEARCH,
                                230_000L,
                                RevenueStream.TEAM_ASSESSMENTS,
                                150_000L),
                        List.of(
                                new Sales("api-enterprise", 5, 120_000, Interval.YEAR),
                                new Sales("sponsorship-event", 120, 4_500, Interval.ONCE),
                                new Sales("research-basic", 1, 10_000, Interval.YEAR),
                                new Sales("research-custom", 2, 110_000, Interval.YEAR),
                                new Sales("team-assessment", 10, 15_000, Interval.ONCE))),
                new Year(
                        "moderate",
                        5_575_000,
                        Map.of(
                                RevenueStream.API_LICENCES,
                                1_500_000L,
                                RevenueStream.SPONSORSHIPS,
                                2_700_000L,
                                RevenueStream.RESEARCH,
                                625_000L,
                                RevenueStream.TEAM_ASSESSMENTS,
                                750_000L),
                        List.of(
                                new Sales("api-enterprise", 10, 150_000, Interval.YEAR),
                                new Sales("sponsorship-event", 240, 5_000, Interval.ONCE),
                                new Sales("sponsorship-monthly", 5, 25_000, Interval.MONTH),
                                new Sales("research-custom", 5, 125_000, Interval.YEAR),
                                new Sales("team-assessment", 25, 30_000, Interval.ONCE))),
                new Year(
                        "optimistic",
                        12_150_000,
                        Map.of(
                                RevenueStream.API_LICENCES,
                                3_000_000L,
                                RevenueStream.SPONSORSHIPS,
                                5_400_000L,
                                RevenueStream.RESEARCH,
                                1_250_000L,
                                RevenueStream.TEAM_ASSESSMENTS,
                                2_500_000L),
                        List.of(
                                new Sales("api-enterprise", 20, 150_000, Interval.YEAR),
                                new Sales("sponsorship-event", 480, 5_000, Interval.ONCE),
                                new Sales("sponsorship-monthly", 10, 25_000, Interval.MONTH),
                                new Sales("research-custom", 10, 125_000, Interval.YEAR),
                                new Sales("team-assessment", 50, 50_000, Interval.ONCE))));
    }

    /** The server's own run would hold what the test is about to bill. */
    @BeforeAll
    static void nobody_else_bills() {
        database.bean(Jobs.class).stop();
    }

    @ParameterizedTest
    @MethodSource("years")
    void a_year_comes_to_what_it_was_planned_to(Year year) {
        var before = revenue();
        var first = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);

        year.sales().forEach(sales -> sell(sales, first));
        database.pass(Duration.ofDays(366));
        database.bean(BillingRun.class).run();

        var after = revenue();
        year.streams()
                .forEach(
                        (stream, planned) ->
                                assertThat(
                                                after.getOrDefault(stream, usd(0))
                                                        .minus(before.getOrDefault(stream, usd(0))))
                                        .as(stream.label())
                                        .isEqualTo(usd(planned)));
        assertThat(sum(after).minus(sum(before))).isEqualTo(usd(year.total()));
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    private static void sell(Sales sales, LocalDate first) {
        OrganizationId customer = BillingFixtures.customer(database);
        for (int n = 0; n < sales.count(); n++) {
            if (sales.interval() != Interval.ONCE) {
                customer = BillingFixtures.customer(database);
            }
            database.bean(Contracts.class)
                    .begin(
                            AuditTrail.By.thing(customer, "a year"),
                            new Contracts.Agreement(
                                    sales.product(),
                                    usd(sales.price()),
                                    sales.interval(),
                                    List.of(),
                                    Terms.netDays(30),
                                    first,
                                    first.plusYears(1)));
        }
    }

    private static Map<RevenueStream, Money> revenue() {
        var ledger = database.bean(Ledger.class);
        var streams = new EnumMap<RevenueStream, Money>(RevenueStream.class);
        for (var stream : RevenueStream.values()) {
            streams.put(
                    stream,
                    ledger.balance(Account.ofHouse(AccountCode.revenue(stream), CurrencyUnit.USD)));
        }
        return streams;
    }

    private static Money sum(Map<RevenueStream, Money> streams) {
        return streams.values().stream().reduce(Money::plus).orElseThrow();
    }

    private static Money usd(long amount) {
        return Money.ofMajor(CurrencyUnit.USD, amount);
    }
}
