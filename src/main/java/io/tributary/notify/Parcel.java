package io.tributary.notify;

import io.tributary.kernel.OrganizationId;

import java.util.UUID;

/**
 * A delivery whose attempt is ours to make.
 *
 * @param attempt its number, from 1
 * @param tries how many were made in this round, this one included
 */
record Parcel(
        UUID delivery,
        OrganizationId organization,
        UUID endpoint,
        UUID message,
        String payload,
        int attempt,
        int tries,
        long sequence) {}
