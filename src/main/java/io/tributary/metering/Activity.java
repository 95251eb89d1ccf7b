package io.tributary.metering;

import io.tributary.kernel.OrganizationId;

/**
 * How much one organization did in a span, in one mode.
 *
 * @param errors requests that were answered with a status of 400 or more
 */
public record Activity(
        OrganizationId organization, boolean livemode, long requests, long calls, long errors) {}
