package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class ContractsStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @ParameterizedTest
    @CsvSource({
        "api-enterprise, USD 100000.00, YEAR",
        "api-enterprise, USD 8333.34, MONTH",
        "api-enterprise, EUR 10.00, MONTH",
        "sponsorship-event, USD 2000.00, ONCE",
        "sponsorship-event, USD 10000.00, ONCE",
        "sponsorship-monthly, USD 25000.00, MONTH",
        "sponsorship-monthly, USD 60000.00, YEAR",
        "research-custom, USD 200000.00, YEAR",
        "team-assessment, USD 15000.00, ONCE",
        "institutional-licence, USD 1.00, YEAR"
    })
    void what_lies_within_the_range_is_agreed(String product, String price, Interval interval) {
        assertThat(begin(product, price, interval).price().product().code()).isEqualTo(product);
        assertThat(database.bean(Contracts.class).newest())
                .anyMatch(contract -> contract.customer().equals(customer));
    }

    @ParameterizedTest
    @CsvSource({
        "api-enterprise, USD 99999.99, YEAR, from 100",
        "api-enterprise, USD 8333.33, MONTH, from 100",
        "api-enterprise, USD 100000.00, ONCE, a year",
        "sponsorship-event, USD 1999.99, ONCE, '2,000.00 USD to 10,000.00 USD once'",
        "sponsorship-event, USD 10000.01, ONCE, '2,000.00 USD to 10,000.00 USD once'",
        "sponsorship-event, USD 5000.00, MONTH, once",
        "sponsorship-monthly, USD 4999.99, MONTH, '5,000.00 USD to 25,000.00 USD a month'",
        "sponsorship-monthly, USD 300000.01, YEAR, a month",
        "research-custom, USD 49999.99, YEAR, '50,000.00 USD to 200,000.00 USD a year'",
        "team-assessment, USD 14999.99, ONCE, from 15"
    })
    void what_lies_outside_is_refused_with_the_range(
            String product, String price, Interval interval, String told) {
        assertThatThrownBy(() -> begin(product, price, interval))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem())
                                    .isEqualTo(SubscriptionProblem.PRICE_OUT_OF_RANGE);
                            assertThat(refused.detail()).contains(told);
                        });
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .in(
                                                Scope.of(customer),
                                                () -> around(product, price, interval)))
                .hasStackTraceContaining("outside the range");
    }

    @Test
    void an_add_on_is_no_contract_and_a_second_one_of_a_family_is_refused() {
        assertThatThrownBy(() -> begin("extra-seats", "USD 10.00", Interval.MONTH))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("added to a plan");
        begin("api-enterprise", "USD 100000.00", Interval.YEAR);

        assertThatThrownBy(() -> begin("api-enterprise", "USD 100000.00", Interval.YEAR))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(SubscriptionProblem.ALREADY_SUBSCRIBED);
    }

    @Test
    void what_is_charged_once_is_agreed_once_however_often_the_form_is_sent() {
        var id = UUID.randomUUID();
        var agreement = agreement("team-assessment", "USD 20000.00", Interval.ONCE);
        var contracts = database.bean(Contracts.class);
        contracts.begin(BillingFixtures.by(customer), id, agreement, List.of());

        assertThatThrownBy(
                        () ->
                                contracts.begin(
                                        BillingFixtures.by(customer), id, agreement, List.of()))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(SubscriptionProblem.ALREADY_SUBSCRIBED);
        assertThat(database.bean(Invoices.class).list(customer, null, 9).items()).hasSize(1);
    }

    @Test
    void what_was_agreed_is_not_for_the_customer_alone_to_change() {
        var until = UsageFixtures.today(database, customer).plusYears(1);
        var by = BillingFixtures.by(customer);
        var id =
                database.bean(Contracts.class)
                        .begin(by, discounted("api-professional", until))
                        .id();
        var subscriptions = database.bean(Subscriptions.class);

        assertThat(
                        Stream.<ThrowingCallable>of(
                                () -> subscriptions.cancel(by, id),
                                () -> subscriptions.keep(by, id),
                                () -> subscriptions.pause(by, id),
                                () -> subscriptions.change(by, id, "api-starter", BigDecimal.ONE),
                                () ->
                                        subscriptions.preview(
                                                customer, id, "api-starter", BigDecimal.ONE)))
                .allSatisfy(
                        act ->
                                assertThatThrownBy(act)
                                        .isInstanceOf(ProblemException.class)
                                        .extracting("problem")
                                        .isEqualTo(SubscriptionProblem.AGREED_IN_A_CONTRACT));
        var kept = subscriptions.of(customer).getFirst();
        assertThat(kept.endsOn()).isEqualTo(until);
        assertThat(kept.pauseAsked()).isFalse();
    }

    @Test
    void the_operator_ends_a_contract_with_the_period_that_is_charged() {
        allow("api-enterprise", Interval.MONTH, 0, null);
        var contract = database.bean(Subscriptions.class).of(customer).getFirst();
        var contracts = database.bean(Contracts.class);

        contracts.end(BillingFixtures.by(customer), contract.id());

        assertThat(isLive()).isTrue();
        assertThatThrownBy(() -> contracts.end(BillingFixtures.by(customer), contract.id()))
                .isInstanceOf(ProblemException.class);
        passDays(32);
        assertThat(isLive()).isFalse();
        assertThat(SubscriptionFixtures.nets(database, customer)).hasSize(1);
    }

    @Test
    void nothing_is_allowed_before_the_first_day() {
        allow("api-enterprise", Interval.MONTH, 41, null);
        assertThat(isLive()).isFalse();
        assertThat(SubscriptionFixtures.nets(database, customer)).isEmpty();

        passDays(42);

        assertThat(isLive()).isTrue();
        assertThat(SubscriptionFixtures.nets(database, customer)).hasSize(1);
    }

    @Test
    void what_is_charged_once_is_allowed_until_its_agreed_end() {
        allow("team-assessment", Interval.ONCE, 0, 10);
        assertThat(isLive()).isTrue();

        passDays(9);
        assertThat(isLive()).isTrue();
        passDays(1);
        assertThat(isLive()).isFalse();
    }

    @Test
    void what_is_charged_once_without_an_end_is_allowed_for_good() {
        allow("team-assessment", Interval.ONCE, 5, null);
        assertThat(isLive()).isFalse();

        passDays(1_000);

        assertThat(isLive()).isTrue();
    }

    @Test
    void what_was_over_before_it_was_agreed_is_charged_and_allows_nothing() {
        allow("team-assessment", Interval.ONCE, -20, 10);

        assertThat(isLive()).isFalse();
        assertThat(SubscriptionFixtures.nets(database, customer)).hasSize(1);
    }

    /** Agrees on live access from so many days on, for so many days. */
    private void allow(String product, Interval interval, int in, @Nullable Integer days) {
        var from = UsageFixtures.today(database, customer).plusDays(in);
        database.bean(Contracts.class)
                .begin(
                        BillingFixtures.by(customer),
                        new Contracts.Agreement(
                                product,
                                Money.parse("USD 20000.00"),
                                interval,
                                List.of(Grant.feature(Feature.LIVE_API)),
                                Terms.netDays(30),
                                from,
                                days == null ? null : from.plusDays(days)));
    }

    private boolean isLive() {
        return database.bean(Entitlements.class).of(customer).has(Feature.LIVE_API);
    }

    private static void passDays(int days) {
        database.pass(Duration.ofDays(days));
        database.bean(BillingRun.class).run();
    }

    private Contracts.Agreement discounted(String product, LocalDate until) {
        return new Contracts.Agreement(
                product,
                Money.parse("USD 15000.00"),
                Interval.MONTH,
                List.of(),
                Terms.netDays(30),
                UsageFixtures.today(database, customer),
                until);
    }

    /** Without asking whether it is allowed. */
    private PriceVersion around(String product, String price, Interval interval) {
        var amount = Money.parse(price);
        return database.bean(Catalogue.class)
                .agree(
                        customer,
                        new Catalogue.Terms(
                                product,
                                new PriceModel.Flat(amount),
                                amount.getCurrencyUnit(),
                                interval,
                                List.of(),
                                List.of()));
    }

    private Subscription begin(String product, String price, Interval interval) {
        return database.bean(Contracts.class)
                .begin(BillingFixtures.by(customer), agreement(product, price, interval));
    }

    private Contracts.Agreement agreement(String product, String price, Interval interval) {
        return new Contracts.Agreement(
                product,
                Money.parse(price),
                interval,
                List.of(),
                Terms.netDays(30),
                UsageFixtures.today(database, customer),
                null);
    }
}
