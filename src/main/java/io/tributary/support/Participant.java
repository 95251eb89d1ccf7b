package io.tributary.support;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Somebody who takes part in a ticket.
 *
 * @param person null once they asked to be forgotten
 * @param email null once they asked to be forgotten
 */
record Participant(
        UUID id,
        OrganizationId organization,
        UUID ticket,
        Side side,
        @Nullable PersonId person,
        String name,
        @Nullable String email,
        boolean follows) {}
