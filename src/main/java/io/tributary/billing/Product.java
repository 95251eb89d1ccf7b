package io.tributary.billing;

import io.tributary.kernel.RevenueStream;

import org.jspecify.annotations.Nullable;

/**
 * Something that is sold.
 *
 * @param family of which one is subscribed at a time; null when there may be many
 * @param rank among its family: a change to a higher one is an upgrade
 * @param addsTo the family of plans that it is added to; null for what stands alone
 * @param byContract its price is agreed with each customer
 */
public record Product(
        String code,
        String name,
        RevenueStream stream,
        String description,
        @Nullable String family,
        int rank,
        boolean byContract,
        @Nullable String addsTo) {}
