package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ArrearsStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    private final OrganizationId customer = BillingFixtures.customer(database);

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void what_is_used_beyond_is_billed_when_the_period_is_over_and_explains_itself() {
        var contract = contract(1_000, UsageFixtures.PER_CALL);
        call(35);
        UsageFixtures.call(database, customer, 7, now(), /* livemode */ false);
        nextPeriod(contract);
        call(1);
        run();

        var lines = newest();
        assertThat(lines).extracting(LineDraft::net).containsExactly(usd("10000"), usd("2.50"));
        assertThat(lines.getLast().explanation())
                .contains(
                        "Usage snapshot",
                        "3,500 calls in 35 requests, 1,000 included, 2,500 beyond",
                        "Price version 1 of api-enterprise: 0.001 for each unit",
                        "rounded half up");
        assertThat(lines.getLast().description()).contains("API calls", "beyond what is included");
    }

    @Test
    void nothing_beyond_is_no_line_and_is_counted_all_the_same() {
        var contract = contract(1_000, UsageFixtures.PER_CALL);
        call(10);
        nextPeriod(contract);
        run();

        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("10000"));
        assertThat(snapshots()).isEqualTo(1);
    }

    @Test
    void what_came_late_is_one_line_of_the_next_run_and_never_again() {
        var contract = contract(1_000, UsageFixtures.PER_CALL);
        var first = now();
        call(35);
        nextPeriod(contract);
        run();
        UsageFixtures.call(database, customer, 10, first.plusSeconds(60));

        nextPeriod(contract);
        run();
        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("10000"), usd("1"));
        assertThat(newest().getLast().explanation())
                .contains("number 2 of these days", "Billed before: 2.50 USD");

        nextPeriod(contract);
        run();
        run();
        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("10000"));
    }

    @Test
    void more_that_costs_less_in_all_is_credited() {
        var volume =
                new PriceModel.Volume(
                        List.of(
                                new PriceModel.Tier(BigDecimal.valueOf(1_000), BigDecimal.ONE),
                                new PriceModel.Tier(null, new BigDecimal("0.1"))));
        var contract = contract(0, volume);
        var first = now();
        call(10);
        nextPeriod(contract);
        run();
        assertThat(newest().getLast().net()).isEqualTo(usd("1000"));

        UsageFixtures.call(database, customer, 1, first.plusSeconds(60));
        nextPeriod(contract);
        run();

        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("10000"), usd("-890"));
    }

    @Test
    void a_part_of_a_period_includes_its_part_and_the_last_days_are_billed_alone() {
        var today = UsageFixtures.today(database, customer);
        var contract =
                UsageFixtures.contract(
                        database, customer, 3_100, UsageFixtures.PER_CALL, today.plusDays(10));
        call(35);
        database.pass(Duration.ofDays(11));
        run();

        long whole = contract.calendar().around(today).count();
        long included = Math.ceilDiv(3_100 * 10, whole);
        assertThat(newest())
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.net())
                                        .isEqualTo(
                                                Money.of(
                                                        CurrencyUnit.USD,
                                                        BigDecimal.valueOf(3_500 - included, 3),
                                                        PriceModel.ROUNDING)));
    }

    @Test
    void what_comes_late_after_the_last_period_is_billed_until_the_days_are_closed() {
        var today = UsageFixtures.today(database, customer);
        UsageFixtures.contract(database, customer, 0, UsageFixtures.PER_CALL, today.plusMonths(1));
        var first = now();
        call(10);
        database.pass(Duration.ofDays(32));
        run();
        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("1"));

        UsageFixtures.call(database, customer, 20, first.plusSeconds(60));
        database.pass(Arrears.AGAIN.plusDays(1));
        run();
        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("2"));

        database.pass(Arrears.CLOSES);
        run();
        UsageFixtures.call(database, customer, 20, first.plusSeconds(90));
        database.pass(Arrears.CLOSES);
        run();
        assertThat(newest()).extracting(LineDraft::net).containsExactly(usd("2"));
    }

    @Test
    void the_database_refuses_to_change_a_snapshot_and_to_bill_usage_twice() {
        var contract = contract(0, UsageFixtures.PER_CALL);
        call(10);
        nextPeriod(contract);
        run();

        assertThatThrownBy(() -> write("update billing.usage_snapshot set net_minor = 0"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(
                        () ->
                                write(
                                        """
                                        insert into billing.charge_period
                                        select gen_random_uuid(), organization_id, subscription_id,
                                               component, days, price_version_id, quantity,
                                               currency, net_minor, invoice_key
                                          from billing.charge_period
                                         where component = 'api-calls'
                                        """))
                .hasStackTraceContaining("charge_period_once");
    }

    @Test
    void a_snapshot_that_was_not_billed_and_one_that_was_changed_are_found() throws SQLException {
        var contract = contract(0, UsageFixtures.PER_CALL);
        call(10);
        nextPeriod(contract);
        run();

        force("update billing.invoice_line set net = net + 1 where source is not null and");
        found("lines say 101");
        force("update billing.invoice_line set net = net - 1 where source is not null and");

        force("update billing.usage_snapshot set quantity = quantity + 1 where");
        found("not that of what was counted");
        force("update billing.usage_snapshot set quantity = quantity - 1 where");

        force(
                "update billing.charge_period set net_minor = net_minor + 1 where look_at is not"
                        + " null and");
        found("snapshots add up to 100");
        force(
                "update billing.charge_period set net_minor = net_minor - 1 where look_at is not"
                        + " null and");
    }

    private static void found(String words) {
        assertThat(database.bean(MoneyCheck.class).run().findings())
                .anyMatch(finding -> finding.contains(words));
    }

    private Subscription contract(long included, PriceModel model) {
        return UsageFixtures.contract(database, customer, included, model, null);
    }

    private void call(int requests) {
        UsageFixtures.call(database, customer, requests, now());
    }

    /** Until just after the next period has begun. */
    private static void nextPeriod(Subscription contract) {
        var calendar = contract.calendar();
        var until = calendar.around(calendar.today(now())).until();
        database.pass(Duration.between(now(), calendar.beginning(until)).plusHours(1));
    }

    private static Instant now() {
        return database.clock().instant();
    }

    private static void run() {
        database.bean(BillingRun.class).run();
    }

    private List<LineDraft> newest() {
        var invoices = database.bean(Invoices.class);
        return invoices.lines(customer, invoices.list(customer, null, 1).items().getFirst().id());
    }

    private long snapshots() {
        return database.transactions()
                .in(
                        Scope.of(customer),
                        () ->
                                database.sql()
                                        .sql("select count(*) from billing.usage_snapshot")
                                        .query(Long.class)
                                        .single());
    }

    private void write(String statement) {
        database.transactions()
                .run(Scope.of(customer), () -> database.sql().sql(statement).update());
    }

    /** To this customer, as nobody but a superuser could. */
    private void force(String statement) throws SQLException {
        try (var connection = database.superuser();
                var direct = connection.createStatement()) {
            direct.execute("set session_replication_role = replica");
            direct.execute(statement + " organization_id = '" + customer + "'");
        }
    }

    private static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
