package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

class ServiceLevelsStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);
    private LocalDate first = LocalDate.EPOCH;

    /** Each test has a month of its own, and begins on its tenth. */
    @BeforeEach
    void a_month_has_begun() {
        database.bean(Jobs.class).stop();
        first = ServiceFixtures.today(database).with(TemporalAdjusters.firstDayOfNextMonth());
        ServiceFixtures.passTo(database, first.plusDays(9));
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(BillingRun.class).parked()).isEmpty();
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void a_missed_month_is_credited_by_one_line_of_the_next_invoice() {
        var contract = ServiceFixtures.contract(database, customer, Interval.MONTH, first, null);
        answer(980, 200);
        answer(20, 503);
        var recurring = recurring();
        assertThat(only().measuredAt()).isNull();
        assertThat(only().isMissed()).isTrue();

        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));
        run();
        run();

        assertThat(SubscriptionFixtures.nets(database, customer))
                .containsExactly(usd("9000"), usd("12000"));
        var next = database.bean(Invoices.class).list(customer, null, 1).items().getFirst();
        assertThat(database.bean(Invoices.class).lines(customer, next.id()))
                .filteredOn(line -> line.net().isNegative())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.net()).isEqualTo(usd("-3000"));
                            assertThat(line.explanation())
                                    .contains("98 % of 99.9 %", "20 of 1,000", "25 %");
                        });
        var measured = database.bean(ServiceLevels.class).months(customer).getLast();
        assertThat(measured.subscription()).isEqualTo(contract.id());
        assertThat(measured.creditedAt()).isNotNull();
        assertThat(recurring()).isEqualTo(recurring);
        assertThat(database.bean(ServiceLevels.class).newest(10))
                .anyMatch(one -> one.customer().equals(customer) && one.month().isMissed());
    }

    @Test
    void a_missed_month_is_told_once_to_who_may_know() {
        var owner =
                database.bean(Accounts.class)
                        .invent(
                                "owner-" + customer + "@example.com",
                                "Ada",
                                "correct horse",
                                false);
        database.bean(Staff.class).employ(customer, owner, Role.OWNER);
        ServiceFixtures.contract(database, customer, Interval.MONTH, first, null);
        answer(1_000, 500);
        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));

        run();
        run();

        assertThat(database.bean(Mails.class).recent(100))
                .filteredOn(mail -> mail.recipient().equals(owner.email()))
                .filteredOn(mail -> mail.subject().contains("service level"))
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(String.valueOf(mail.body()))
                                        .contains("credits 6,000.00 USD", "/partner/billing/sla"));
    }

    @Test
    void what_was_wrong_with_a_request_and_test_mode_are_not_counted() {
        ServiceFixtures.contract(database, customer, Interval.MONTH, first, null);
        answer(999, 200);
        answer(1, 500);
        answer(500, 429);
        UsageFixtures.answer(database, customer, 500, 500, at(), false);

        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));
        run();

        var month = database.bean(ServiceLevels.class).months(customer).getLast();
        assertThat(month.availability().answered()).isEqualTo(1_000);
        assertThat(month.availability().millionths()).isEqualTo(999_000);
        assertThat(month.isMissed()).isFalse();
        assertThat(SubscriptionFixtures.nets(database, customer))
                .containsExactly(usd("12000"), usd("12000"));
    }

    @Test
    void with_few_requests_an_hour_that_failed_is_what_counts() {
        ServiceFixtures.contract(database, customer, Interval.MONTH, first, null);
        answer(5, 200);
        UsageFixtures.answer(database, customer, 3, 500, at().plusSeconds(7_200), true);

        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));
        run();

        var month = database.bean(ServiceLevels.class).months(customer).getLast();
        assertThat(month.availability().badHours()).isEqualTo(1);
        assertThat(month.creditBps()).isEqualTo(1_000);
        assertThat(SubscriptionFixtures.nets(database, customer))
                .containsExactly(usd("10800"), usd("12000"));
    }

    @Test
    void only_the_days_of_the_contract_count_for_the_measure_and_the_fee() {
        UsageFixtures.answer(
                database, customer, 2_000, 500, ServiceFixtures.noon(first.plusDays(2)), true);
        ServiceFixtures.contract(database, customer, Interval.MONTH, first.plusDays(5), null);
        answer(1_000, 200);

        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(2));
        run();

        var month = database.bean(ServiceLevels.class).months(customer).getLast();
        long whole = first.lengthOfMonth();
        assertThat(month.isMissed()).isFalse();
        assertThat(month.from()).isEqualTo(first.plusDays(5));
        assertThat(month.availability().hours()).isEqualTo((whole - 5) * 24);
        assertThat(month.fee().getAmountMinorLong())
                .isEqualTo(Math.round(1_200_000d * (whole - 5) / whole));
    }

    @Test
    void a_contract_that_ended_is_credited_by_a_credit_note() {
        var ends = first.plusMonths(1);
        ServiceFixtures.contract(database, customer, Interval.MONTH, first, ends);
        answer(1_000, 500);

        ServiceFixtures.passTo(database, ends);
        run();
        assertThat(SubscriptionFixtures.nets(database, customer)).containsExactly(usd("12000"));
        ServiceFixtures.passTo(database, ends.plusDays(2));
        run();
        run();

        assertThat(SubscriptionFixtures.nets(database, customer))
                .containsExactly(usd("-6000"), usd("12000"));
    }

    @Test
    void a_contract_by_the_year_is_measured_by_the_month_and_credited_at_its_renewal() {
        ServiceFixtures.contract(database, customer, Interval.YEAR, first, null);
        answer(1_000, 500);

        ServiceFixtures.passTo(database, first.plusMonths(2).plusDays(3));
        run();
        assertThat(database.bean(ServiceLevels.class).months(customer))
                .filteredOn(month -> month.measuredAt() != null)
                .hasSize(2);
        assertThat(SubscriptionFixtures.nets(database, customer)).containsExactly(usd("144000"));
        ServiceFixtures.passTo(database, first.plusYears(1).plusDays(3));
        run();

        var year = ChronoUnit.DAYS.between(first, first.plusYears(1));
        var fee =
                usd("144000")
                        .multipliedBy(first.lengthOfMonth())
                        .dividedBy(year, RoundingMode.HALF_UP);
        var credit = fee.dividedBy(2, RoundingMode.HALF_UP);
        assertThat(SubscriptionFixtures.nets(database, customer))
                .containsExactly(usd("144000").minus(credit), usd("144000"));
    }

    @Test
    void what_was_measured_or_credited_never_changes() {
        ServiceFixtures.contract(database, customer, Interval.MONTH, first, null);
        answer(1_000, 500);
        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));
        run();

        for (var act :
                List.of(
                        "update billing.service_month set failed = 0",
                        "delete from billing.service_credit")) {
            assertThatThrownBy(
                            () -> {
                                try (var connection = database.superuser();
                                        var statement = connection.createStatement()) {
                                    statement.executeUpdate(act);
                                }
                            })
                    .hasMessageContaining("never changes");
        }
    }

    @Test
    void a_credit_that_no_line_names_is_found() throws SQLException {
        ServiceFixtures.contract(database, customer, Interval.MONTH, first, null);
        answer(1_000, 500);
        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));
        run();

        force(
                "update billing.invoice_line set source = null where net < 0 and organization_id ="
                        + " '"
                        + customer.value()
                        + "'");
        assertThat(database.bean(MoneyCheck.class).run().findings())
                .anyMatch(finding -> finding.contains("is credited with 600000, 0 lines say"));
        force(
                """
                update billing.invoice_line
                   set source = (select id from billing.service_month
                                  where organization_id = invoice_line.organization_id)
                 where net < 0 and source is null
                """);
    }

    /** As nobody but a superuser could. */
    private static void force(String statement) throws SQLException {
        try (var connection = database.superuser();
                var direct = connection.createStatement()) {
            direct.execute("set session_replication_role = replica");
            direct.execute(statement);
        }
    }

    private ServiceMonth only() {
        return database.bean(ServiceLevels.class).months(customer).getFirst();
    }

    private void answer(int requests, int status) {
        UsageFixtures.answer(database, customer, requests, status, at(), true);
    }

    /** Noon of the seventh of the month. */
    private Instant at() {
        return ServiceFixtures.noon(first.plusDays(6));
    }

    private static void run() {
        database.bean(BillingRun.class).run();
    }

    private static Money recurring() {
        var now = database.clock().instant();
        return database.bean(Revenue.class)
                .movements(CurrencyUnit.USD, new Period(Instant.EPOCH, now.plusSeconds(1)))
                .closing();
    }

    private static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
