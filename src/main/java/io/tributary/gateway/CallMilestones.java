package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Milestone;
import io.tributary.kernel.OrganizationId;
import io.tributary.metering.Metering;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps of a new partner that are taken with keys and calls. */
@Configuration(proxyBeanMethods = false)
class CallMilestones {
    private static final int MOST_KEYS = 100;

    private record Step(
            int order,
            String title,
            String sentence,
            String href,
            boolean isOptional,
            Function<OrganizationId, Optional<Instant>> when)
            implements Milestone {
        @Override
        public Optional<Instant> done(OrganizationId organization) {
            return when.apply(organization);
        }
    }

    @Bean
    Milestone testCall(Metering metering) {
        return new Step(
                20,
                "Make a test call",
                "Paste the code below into a terminal. Test calls are free.",
                "/partner/onboarding#paste",
                false,
                id -> metering.firstSuccess(id, false));
    }

    @Bean
    Milestone liveKey(ApiKeys keys) {
        return new Step(
                50,
                "Create a live key",
                "Live keys come with a trial, a subscription or a contract.",
                "/partner/keys/new",
                false,
                id -> live(keys, id).map(ApiKey::createdAt).min(Instant::compareTo));
    }

    @Bean
    Milestone liveCall(Metering metering) {
        return new Step(
                60,
                "Make a live call",
                "Put the live key where the test key stood; nothing else changes.",
                "/partner/onboarding#paste",
                false,
                id -> metering.firstSuccess(id, true));
    }

    @Bean
    Milestone allowList(ApiKeys keys, AuditTrail audit, InstantSource clock) {
        return new Step(
                70,
                "Limit from where live keys work",
                "A key that somebody took is worth nothing elsewhere. Name the addresses of your"
                        + " servers.",
                "/partner/keys",
                true,
                id ->
                        live(keys, id)
                                .filter(key -> key.isActive(clock.instant()))
                                .filter(key -> !key.allowedAddresses().isEmpty())
                                .findFirst()
                                .map(key -> limitedAt(audit, id, key)));
    }

    private static Instant limitedAt(AuditTrail audit, OrganizationId organization, ApiKey key) {
        return audit.entries(organization, "api-key.addresses-changed", null, 1).items().stream()
                .findFirst()
                .map(AuditTrail.Entry::at)
                .orElse(key.createdAt());
    }

    private static Stream<ApiKey> live(ApiKeys keys, OrganizationId organization) {
        return keys.list(organization, null, MOST_KEYS).items().stream().filter(ApiKey::livemode);
    }
}
