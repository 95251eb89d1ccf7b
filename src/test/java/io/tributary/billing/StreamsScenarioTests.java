package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

/** Everything in the catalogue can be sold, is billed, and is told apart in the revenue. */
class StreamsScenarioTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @ParameterizedTest
    @CsvSource({
        "api-starter, API_LICENCES, 5000, 5000",
        "api-professional, API_LICENCES, 25000, 25000",
        "research-basic, RESEARCH, 10000, 833.33"
    })
    void what_has_a_price_is_subscribed_to(
            String product, RevenueStream stream, long charged, BigDecimal monthly) {
        BillingFixtures.pay(database, customer, SandboxCard.SUCCESS);
        sold(
                stream,
                charged,
                monthly,
                () ->
                        database.bean(Subscriptions.class)
                                .subscribe(BillingFixtures.by(customer), product, BigDecimal.ONE));
    }

    @ParameterizedTest
    @CsvSource({
        "api-enterprise, API_LICENCES, 120000, YEAR, 10000",
        "sponsorship-event, SPONSORSHIPS, 4500, ONCE, 0",
        "sponsorship-monthly, SPONSORSHIPS, 25000, MONTH, 25000",
        "research-custom, RESEARCH, 60000, YEAR, 5000",
        "team-assessment, TEAM_ASSESSMENTS, 15000, ONCE, 0",
        "institutional-licence, INSTITUTIONAL_LICENCES, 36000, YEAR, 3000",
        "analytics-product, ANALYTICS, 2000, MONTH, 2000",
        "data-licence, DATA_LICENSING, 48000, YEAR, 4000"
    })
    void what_is_sold_by_contract_is_agreed(
            String product,
            RevenueStream stream,
            long charged,
            Interval interval,
            BigDecimal monthly) {
        sold(
                stream,
                charged,
                monthly,
                () ->
                        database.bean(Contracts.class)
                                .begin(
                                        BillingFixtures.by(customer),
                                        new Contracts.Agreement(
                                                product,
                                                Money.ofMajor(CurrencyUnit.USD, charged),
                                                interval,
                                                List.of(),
                                                Terms.netDays(30),
                                                UsageFixtures.today(database, customer),
                                                null)));
    }

    /** What is added to plans has tests of its own; nothing else is left out. */
    @Test
    void the_catalogue_holds_nothing_that_is_not_sold_here() {
        var catalogue =
                database.transactions()
                        .in(
                                Scope.system("a test"),
                                () -> database.bean(Catalogue.class).products());

        assertThat(catalogue)
                .filteredOn(product -> product.addsTo() == null)
                .extracting(Product::code)
                .containsExactlyInAnyOrder(
                        "api-starter",
                        "api-professional",
                        "api-enterprise",
                        "sponsorship-event",
                        "sponsorship-monthly",
                        "research-basic",
                        "research-custom",
                        "team-assessment",
                        "institutional-licence",
                        "analytics-product",
                        "data-licence");
    }

    private void sold(RevenueStream stream, long charged, BigDecimal monthly, Runnable sale) {
        var booked = booked(stream);
        var recurring = recurring(stream);

        sale.run();

        var invoices = database.bean(Invoices.class).list(customer, null, 10).items();
        assertThat(invoices).hasSize(1);
        assertThat(invoices.getFirst().net()).isEqualTo(usd(BigDecimal.valueOf(charged)));
        assertThat(database.bean(Invoices.class).lines(customer, invoices.getFirst().id()))
                .singleElement()
                .extracting(LineDraft::stream)
                .isEqualTo(stream);
        assertThat(booked(stream).minus(booked)).isEqualTo(usd(BigDecimal.valueOf(charged)));
        assertThat(recurring(stream).minus(recurring)).isEqualTo(usd(monthly));
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    private static Money booked(RevenueStream stream) {
        return database.bean(Ledger.class)
                .balance(Account.ofHouse(AccountCode.revenue(stream), CurrencyUnit.USD));
    }

    private static Money recurring(RevenueStream stream) {
        return database
                .bean(Revenue.class)
                .streams(CurrencyUnit.USD, database.clock().instant().plusSeconds(1))
                .stream()
                .filter(one -> one.stream() == stream)
                .map(Revenue.OfStream::monthly)
                .findFirst()
                .orElse(Money.zero(CurrencyUnit.USD));
    }

    private static Money usd(BigDecimal amount) {
        return Money.of(CurrencyUnit.USD, amount);
    }
}
