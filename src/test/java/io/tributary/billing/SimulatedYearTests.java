package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.kernel.Period;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * A year of a whole platform, from July to June with a leap day and both changes of the clocks, in
 * three zones and four currencies. All chance comes from one seed.
 */
@Beside
class SimulatedYearTests {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedYearTests.class);
    private static final long SEED = 20_280_229;

    @RegisterExtension static final TestDatabase database = SimulatedPlatform.database();
    @RegisterExtension static final TestDatabase once = SimulatedPlatform.database();
    @RegisterExtension static final TestDatabase again = SimulatedPlatform.database();

    @Test
    void a_year_ends_with_books_that_are_right() throws Exception {
        var first = SimulatedPlatform.firstDay(database.clock().instant());
        try (var platform = populated(database, SEED, 30, 20, 8, first)) {
            live(platform, first);
            assertThat(platform.happenings()).containsKeys(EVERYTHING);
            tell(platform.happenings(), platform.figures());
        }
        assertBooksAreRight(first.plusYears(1));
        assertThat(database.bean(BillingRun.class).parked()).isEmpty();
        assertThat(chargedFrom(first.plusYears(1).withMonth(2).withDayOfMonth(29)))
                .as("what is anchored on the 31st begins a month on the leap day")
                .isPositive();
        var currencies = database.bean(Revenue.class).currencies();
        assertThat(currencies.toString()).contains("EUR", "JPY", "KRW", "USD");
        currencies.forEach(currency -> assertRecurringRevenueAddsUp(currency, first));
    }

    private static void live(SimulatedPlatform platform, LocalDate first) {
        for (var day = first; day.isBefore(first.plusYears(1)); day = day.plusDays(1)) {
            platform.live(day);
            if (day.getDayOfMonth() == 1) {
                assertBooksAreRight(day);
            }
        }
    }

    private static long chargedFrom(LocalDate day) throws SQLException {
        try (var connection = database.superuser();
                var statement =
                        connection.prepareStatement(
                                """
                                select count(*)
                                  from billing.charge_period
                                 where lower(days) = ?::date
                                """)) {
            statement.setString(1, day.toString());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static final String[] EVERYTHING = {
        "trial",
        "subscribed",
        "upgraded",
        "downgraded",
        "pause asked",
        "resumed",
        "cancelled",
        "kept",
        "came back",
        "contract",
        "bought once",
        "made void",
        "transfer",
        "paid by hand",
        "confirmed",
        "refused to confirm",
        "dispute won",
        "dispute lost",
        "credit note",
        "refund",
        "organizer",
        "sale",
        "sale refunded",
        "sale disputed",
        "sale's dispute won",
        "sale's dispute lost",
        "payout",
        "payout failed"
    };

    @Test
    void the_same_seed_is_the_same_year() throws Exception {
        var one = spring(once);
        var other = spring(again);

        assertThat(one).isEqualTo(other);
        assertThat(one).hasSizeGreaterThan(20);
    }

    /** Sixty days of a smaller platform. */
    private static SortedMap<String, Long> spring(TestDatabase world) throws SQLException {
        var first = SimulatedPlatform.firstDay(world.clock().instant());
        try (var platform = populated(world, SEED + 1, 10, 6, 4, first.minusDays(280))) {
            for (var day = first; day.isBefore(first.plusDays(60)); day = day.plusDays(1)) {
                platform.live(day);
            }
            var figures = platform.figures();
            platform.happenings().forEach((what, times) -> figures.put(what, (long) times));
            return figures;
        }
    }

    private static SimulatedPlatform populated(
            TestDatabase world,
            long seed,
            int subscribers,
            int contractors,
            int sellers,
            LocalDate first)
            throws SQLException {
        var random = new SplittableRandom(seed);
        var platform = new SimulatedPlatform(world, random.split());
        for (int n = 0; n < subscribers; n++) {
            var joins = first.plusDays(random.nextInt(300));
            platform.join(new SimulatedSubscriber(platform, random.split(), n, joins));
        }
        for (int n = 0; n < contractors; n++) {
            var joins = n < 4 ? first.plusDays(61 - n) : first.plusDays(random.nextInt(300));
            platform.join(new SimulatedContractor(platform, random.split(), n, joins));
        }
        platform.join(new SimulatedMarket(platform, random.split(), sellers));
        return platform;
    }

    private static void assertBooksAreRight(LocalDate day) {
        assertThat(database.bean(MoneyCheck.class).run().findings()).as("on %s", day).isEmpty();
    }

    /** Month by month, opening and movements make the closing, which opens the next. */
    private static void assertRecurringRevenueAddsUp(CurrencyUnit currency, LocalDate first) {
        var revenue = database.bean(Revenue.class);
        var opening = Money.zero(currency);
        for (int month = 0; month < 12; month++) {
            var moved = revenue.movements(currency, month(first.plusMonths(month)));
            assertThat(moved.opening()).isEqualTo(opening);
            assertThat(
                            moved.opening()
                                    .plus(moved.fresh())
                                    .plus(moved.expansion())
                                    .plus(moved.contraction())
                                    .plus(moved.churn())
                                    .plus(moved.reactivation()))
                    .isEqualTo(moved.closing());
            opening = moved.closing();
            LOG.debug(
                    "{} recurring at the end of {}: {} of {} customers",
                    currency,
                    first.plusMonths(month).getMonth(),
                    moved.closing(),
                    moved.closingCustomers());
        }
        assertThat(opening.isPositive()).isTrue();
    }

    private static Period month(LocalDate first) {
        return new Period(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                first.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static void tell(Map<String, Integer> happenings, Map<String, Long> figures) {
        var table = new StringBuilder("the year:\n");
        happenings.forEach((what, times) -> table.append("%-24s %,9d%n".formatted(what, times)));
        figures.forEach(
                (account, minor) -> {
                    var currency = CurrencyUnit.of(account.substring(0, 3));
                    table.append(
                            "%-44s %,22.2f%n"
                                    .formatted(
                                            account, Money.ofMinor(currency, minor).getAmount()));
                });
        LOG.info("{}", table);
    }
}
