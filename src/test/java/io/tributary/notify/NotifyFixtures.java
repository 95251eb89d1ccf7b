package io.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;

import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;
import io.tributary.platform.Transactions;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Organizations with endpoints, and something that happens to them. */
final class NotifyFixtures {
    static final EventType RAINED =
            EventType.named("rain.fallen", "It rained.")
                    .with("number", EventType.Kind.NUMBER, "Which rain.", 1L)
                    .withNullable("place", EventType.Kind.TEXT, "Where.", "Bern");

    static final EventType SNOWED =
            EventType.named("snow.fallen", "It snowed.")
                    .with("number", EventType.Kind.NUMBER, "Which snow.", 1L);

    private NotifyFixtures() {}

    /** The weather, as a module that tells it. */
    @Configuration(proxyBeanMethods = false)
    static class Weather {
        @Bean
        EventTypes weather() {
            return EventTypes.of(RAINED, SNOWED);
        }

        @Bean
        AlertKinds dangers() {
            return AlertKinds.of(
                    AlertKind.of("flood.rising", "Flood", "When the water rises."),
                    AlertKind.of("treasure.found", "Treasure", "When gold is found.")
                            .toldTo(Role.OWNER));
        }
    }

    static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"), NotifyConfiguration.class, Weather.class);
    }

    /** With an owner who has an e-mail address of the organization's own. */
    static AuditTrail.By organization(TestDatabase database) {
        var organization =
                database.bean(Organizations.class).found("Rainmakers", Tier.STARTER, "to test");
        var owner =
                database.bean(Accounts.class)
                        .invent(ownerOf(organization.id()), "Ada", "correct horse battery", false);
        database.bean(Staff.class).employ(organization.id(), owner, Role.OWNER);
        return AuditTrail.By.thing(organization.id(), "test");
    }

    static String ownerOf(OrganizationId organization) {
        return "ada-" + organization + "@example.com";
    }

    static EndpointSecret endpoint(
            TestDatabase database, AuditTrail.By by, String url, String... types) {
        return database.bean(Webhooks.class)
                .create(by, new WantedEndpoint(url, "Test", new TreeSet<>(List.of(types))));
    }

    static void emit(Transactions transactions, Events events, AuditTrail.By by, Event... told) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    for (var event : told) {
                        events.emit(by.organization(), event);
                    }
                });
    }

    static void rain(TestDatabase database, AuditTrail.By by, long... numbers) {
        for (long number : numbers) {
            emit(
                    database.transactions(),
                    database.bean(Events.class),
                    by,
                    Event.of(RAINED).with("number", number));
        }
    }

    static List<Delivery> deliveries(TestDatabase database, AuditTrail.By by, UUID endpoint) {
        return database.bean(Deliveries.class).of(by.organization(), endpoint, null, 100).items();
    }

    static void assertProblem(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    /** What somebody else's implementation would sign, at the time of our clock. */
    static String signature(EndpointSecret with, Receiver.Received message) throws Exception {
        var second = Long.parseLong(message.headers().getOrDefault("webhook-timestamp", ""));
        return new Webhook(with.secret()).sign(message.id(), second, message.body());
    }
}
