package io.tributary.gateway;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.Period;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Usage;
import io.tributary.notify.AlertKinds;
import io.tributary.notify.Alerts;
import io.tributary.notify.EventTypes;
import io.tributary.notify.RaisedAlert;
import io.tributary.platform.Mails;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.springframework.context.annotation.Bean;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A partner with an owner, what is called in its name, and what it is alerted to. */
final class AlertFixtures {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What the gateway alerts to and tells, without the gateway; not found by servers of tests. */
    static class Kinds {
        @Bean
        AlertKinds gatewayAlerts() {
            return GatewayAlerts.ALL;
        }

        @Bean
        EventTypes usageEvents() {
            return UsageEvents.ALL;
        }
    }

    private final TestDatabase database;
    private final Actor owner;

    AlertFixtures(TestDatabase database) {
        this.database = database;
        var organization =
                database.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        var email = "ada-" + UUID.randomUUID() + "@meander.example";
        var person =
                database.bean(Accounts.class).invent(email, "Ada", "correct horse battery", false);
        database.bean(Staff.class).employ(organization, person, Role.OWNER);
        this.owner = new Actor(person.id(), "Ada", email, organization, Role.OWNER, false);
    }

    static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"),
                TestDatabase.module("metering"),
                TestDatabase.module("notify"),
                Kinds.class);
    }

    Instant now() {
        return database.clock().instant();
    }

    void callsPerDay(long calls) {
        database.transactions()
                .run(
                        Scope.of(owner.organization()),
                        () ->
                                database.bean(Entitlements.class)
                                        .grant(
                                                owner.organization(),
                                                List.of(Grant.limit(Limit.CALLS_PER_DAY, calls)),
                                                new Period(now(), now().plus(Duration.ofDays(9))),
                                                "a test"));
    }

    /** So many live calls at that time, so many of them answered with 429. */
    void called(Instant at, int times, int failed) {
        database.bean(Metering.class)
                .record(
                        IntStream.range(0, times)
                                .mapToObj(i -> usage(at, i < failed ? 429 : 200))
                                .toList());
    }

    Usage usage(Instant at, int status) {
        boolean admitted = status < 400;
        return new Usage(
                new RequestId(UuidV7.at(at, RANDOM)),
                owner.organization(),
                new UUID(0, 7),
                "/api/v1/compatibility/calculate",
                "POST",
                status,
                2,
                admitted ? 1 : 0,
                admitted,
                true,
                Usage.UNKNOWN_COUNTRY,
                null);
    }

    /** What it was alerted to, the newest first. */
    List<RaisedAlert> alerts() {
        return database.bean(Alerts.class).of(owner, null, 50).items();
    }

    List<String> titles() {
        return alerts().stream().map(RaisedAlert::title).toList();
    }

    List<String> mails() {
        return database.bean(Mails.class).recent(500).stream()
                .filter(mail -> mail.recipient().equals(owner.email()))
                .map(Mails.Kept::subject)
                .toList();
    }

    /** What webhooks were told, whole. */
    List<String> told() {
        return database.transactions()
                .in(
                        Scope.of(owner.organization()),
                        () ->
                                database.sql()
                                        .sql("select payload from notify.message order by id")
                                        .query(String.class)
                                        .list());
    }
}
