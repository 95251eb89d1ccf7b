package io.tributary.gateway;

import io.tributary.identity.Countable;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.LiveRequirement;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;

import org.springframework.beans.factory.ObjectProvider;

/** How many keys an organization may have, and what a live one needs. */
final class KeyAllowance {
    private final Entitlements entitlements;
    private final ObjectProvider<LiveRequirement> requirements;

    KeyAllowance(Entitlements entitlements, ObjectProvider<LiveRequirement> requirements) {
        this.entitlements = entitlements;
        this.requirements = requirements;
    }

    /**
     * Refuses a live key without a subscription, or without what else it needs.
     *
     * @throws ProblemException {@link GatewayProblem#LIVE_MODE_REFUSED}, {@link
     *     GatewayProblem#NOT_READY_TO_GO_LIVE}
     */
    void requireLive(OrganizationId organization) {
        if (!entitlements.of(organization).has(Feature.LIVE_API)) {
            throw new ProblemException(
                    GatewayProblem.LIVE_MODE_REFUSED,
                    "A live key needs a subscription, a trial or a contract; a test key can be"
                            + " made at once.");
        }
        requirements.stream()
                .flatMap(requirement -> requirement.missing(organization).stream())
                .findFirst()
                .ifPresent(
                        missing -> {
                            throw new ProblemException(
                                    GatewayProblem.NOT_READY_TO_GO_LIVE,
                                    missing + " Nothing was created; test keys can be made.");
                        });
    }

    /** Counts one more; false when every one that is allowed is in use. */
    boolean take(OrganizationId organization) {
        return entitlements.take(organization, Countable.ACTIVE_KEYS, 1);
    }

    /** One less. */
    void giveBack(OrganizationId organization) {
        entitlements.giveBack(organization, Countable.ACTIVE_KEYS, 1);
    }
}
