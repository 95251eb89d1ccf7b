package io.tributary.billing;

import io.tributary.identity.Milestone;
import io.tributary.kernel.OrganizationId;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The steps of a new partner that are taken with a plan. */
@Configuration(proxyBeanMethods = false)
class PlanMilestones {
    private record Step(
            int order,
            String title,
            String sentence,
            boolean isOptional,
            Subscriptions subscriptions,
            Predicate<Subscription> which)
            implements Milestone {
        @Override
        public String href() {
            return "/partner/billing";
        }

        @Override
        public Optional<Instant> done(OrganizationId organization) {
            return subscriptions.of(organization).stream()
                    .filter(which)
                    .map(one -> one.anchor().atStartOfDay(one.zone()).toInstant())
                    .min(Instant::compareTo);
        }
    }

    @Bean
    Milestone planChosen(Subscriptions subscriptions) {
        return new Step(
                30,
                "Choose a plan",
                "Try one for "
                        + Subscriptions.TRIAL_DAYS
                        + " days without a card, or subscribe at once.",
                false,
                subscriptions,
                _ -> true);
    }

    @Bean
    Milestone paid(Subscriptions subscriptions) {
        return new Step(
                80,
                "Go from trial to paid",
                "With a card, the plan goes on without a gap when the trial is over. Without one it"
                        + " ends, and test calls go on.",
                true,
                subscriptions,
                one -> one.state() == Subscription.State.ACTIVE);
    }
}
