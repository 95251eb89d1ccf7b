package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Usage;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Contracts that are metered, and calls. */
final class UsageFixtures {
    /** A thousandth of a dollar for each call. */
    static final PriceModel PER_CALL = new PriceModel.PerUnit(new BigDecimal("0.001"));

    private static final UUID KEY = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    private static final SecureRandom RANDOM = new SecureRandom();

    private UsageFixtures() {}

    /** A monthly contract over 10,000 USD from today, with so many calls included. */
    static Subscription contract(
            TestDatabase database,
            OrganizationId customer,
            long included,
            PriceModel model,
            @Nullable LocalDate until) {
        return database.bean(Contracts.class)
                .begin(
                        AuditTrail.By.thing(customer, "a test"),
                        new Contracts.Agreement(
                                "api-enterprise",
                                Money.ofMajor(CurrencyUnit.USD, 10_000),
                                Interval.MONTH,
                                List.of(),
                                Terms.netDays(30),
                                today(database, customer),
                                until),
                        List.of(new Metered(Meter.API_CALLS, included, model)));
    }

    static LocalDate today(TestDatabase database, OrganizationId customer) {
        return LocalDate.ofInstant(
                database.clock().instant(),
                database.bean(BillingProfiles.class).of(customer).zone());
    }

    /** So many live requests at that instant, of a hundred calls each. */
    static void call(TestDatabase database, OrganizationId customer, int requests, Instant at) {
        call(database, customer, requests, at, /* livemode */ true);
    }

    static void call(
            TestDatabase database,
            OrganizationId customer,
            int requests,
            Instant at,
            boolean livemode) {
        var calls = new ArrayList<Usage>();
        for (int n = 0; n < requests; n++) {
            calls.add(
                    new Usage(
                            new RequestId(UuidV7.at(at, RANDOM)),
                            customer,
                            KEY,
                            "/api/v1/compatibility/batch",
                            "POST",
                            200,
                            3,
                            100,
                            true,
                            livemode,
                            "CA",
                            null));
        }
        database.bean(Metering.class).record(calls);
    }

    /** So many requests at that instant that were answered with that status. */
    static void answer(
            TestDatabase database,
            OrganizationId customer,
            int requests,
            int status,
            Instant at,
            boolean livemode) {
        var calls = new ArrayList<Usage>();
        for (int n = 0; n < requests; n++) {
            calls.add(
                    new Usage(
                            new RequestId(UuidV7.at(at, RANDOM)),
                            customer,
                            KEY,
                            "/api/v1/compatibility/calculate",
                            "POST",
                            status,
                            3,
                            0,
                            true,
                            livemode,
                            "CA",
                            null));
        }
        database.bean(Metering.class).record(calls);
    }
}
