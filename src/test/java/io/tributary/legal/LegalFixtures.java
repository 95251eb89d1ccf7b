package io.tributary.legal;

import io.tributary.TributaryServer;
import io.tributary.identity.Actor;
import io.tributary.identity.Role;
import io.tributary.kernel.Figures;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.platform.TestDatabase;

import org.springframework.context.annotation.Bean;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Documents whose figures a test can change, and people who accept them. */
public final class LegalFixtures {
    private LegalFixtures() {}

    /** Stands for the modules that contribute figures, where they are not, and can change one. */
    static class OtherModules {
        @Bean
        AtomicInteger trialDays() {
            return new AtomicInteger(14);
        }

        @Bean
        Figures figuresOfOthers(AtomicInteger trialDays) {
            Map<String, Supplier<String>> values = new HashMap<>();
            for (var name :
                    new String[] {
                        "settlement.hold",
                        "settlement.reserve",
                        "settlement.reserve-days",
                        "settlement.minimum",
                        "dunning.last-day",
                        "sla.target",
                        "sla.ladder",
                        "sla.least-requests"
                    }) {
                values.put(name, () -> "29");
            }
            values.put("trial.days", () -> Integer.toString(trialDays.get()));
            return new Figures(values);
        }
    }

    /** Stands for metering and the gateway. */
    static class NoCalls {
        @Bean
        Figures figuresOfUsage() {
            return new Figures(
                    Map.of(
                            "retention.calls", () -> "400 days",
                            "retention.sums", () -> "5 years",
                            "retention.callers", () -> "35 days",
                            "retention.addresses", () -> "400 days",
                            "retention.bodies", () -> "24 hours"));
        }
    }

    static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"),
                TestDatabase.module("legal"),
                OtherModules.class,
                NoCalls.class);
    }

    /** Something the texts quote is changed, so that there is a new text to publish. */
    static void changeFigure(TestDatabase database) {
        database.bean(AtomicInteger.class).incrementAndGet();
    }

    static Actor actor(OrganizationId organization, Role role) {
        return new Actor(
                new PersonId(UUID.randomUUID()),
                "Ada Lindqvist",
                "ada@lantern.example",
                organization,
                role,
                false);
    }

    static void accept(TestDatabase database, OrganizationId organization, Version version) {
        database.bean(Acceptances.class)
                .accept(
                        actor(organization, Role.OWNER),
                        version.document(),
                        version.number(),
                        version.sha256(),
                        "203.0.113.7");
    }

    /** The organization accepts everything that is in force. */
    public static void accept(TributaryServer server, OrganizationId organization) {
        for (var document : LegalDocument.values()) {
            var version = server.bean(Documents.class).inForce(document).orElseThrow();
            server.bean(Acceptances.class)
                    .accept(
                            actor(organization, Role.OWNER),
                            document,
                            version.number(),
                            version.sha256(),
                            "203.0.113.7");
        }
    }
}
