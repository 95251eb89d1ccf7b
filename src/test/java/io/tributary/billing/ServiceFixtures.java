package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Contracts with a service level. */
final class ServiceFixtures {
    private ServiceFixtures() {}

    /** A contract over 12,000 USD a month, or 144,000 USD a year, with a service level. */
    static Subscription contract(
            TestDatabase database,
            OrganizationId customer,
            Interval interval,
            LocalDate from,
            @Nullable LocalDate until) {
        return database.bean(Contracts.class)
                .begin(
                        AuditTrail.By.thing(customer, "a test"),
                        new Contracts.Agreement(
                                "api-enterprise",
                                Money.ofMajor(
                                        CurrencyUnit.USD,
                                        interval == Interval.YEAR ? 144_000 : 12_000),
                                interval,
                                List.of(Grant.feature(Feature.SLA)),
                                Terms.netDays(30),
                                from,
                                until));
    }

    static LocalDate today(TestDatabase database) {
        return LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
    }

    /** Time passes until noon of that day. */
    static void passTo(TestDatabase database, LocalDate day) {
        database.pass(Duration.between(database.clock().instant(), noon(day)));
    }

    static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
