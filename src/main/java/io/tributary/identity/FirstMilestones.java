package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The steps of a new partner that are taken here. */
@Configuration(proxyBeanMethods = false)
class FirstMilestones {
    private record Step(
            int order,
            String title,
            String sentence,
            Function<OrganizationId, Optional<Instant>> when)
            implements Milestone {
        @Override
        public String href() {
            return "/partner/onboarding";
        }

        @Override
        public Optional<Instant> done(OrganizationId organization) {
            return when.apply(organization);
        }
    }

    @Bean
    Milestone signedUp(Organizations organizations) {
        return new Step(
                5,
                "Sign up",
                "The organization and its first test key are there.",
                id -> organizations.find(id).map(Organization::createdAt));
    }

    /** Whoever answers the mail is the first to work there. */
    @Bean
    Milestone emailConfirmed(Staff staff) {
        return new Step(
                10,
                "Confirm your e-mail",
                "Open the link in the mail: whoever answers it owns the organization.",
                id -> staff.of(id).stream().map(Staff.Colleague::joinedAt).min(Instant::compareTo));
    }
}
