package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;

import org.joda.money.Money;

import java.time.Instant;

/**
 * A sale that was divided.
 *
 * @param seller the party for the rest; the house when that is the house
 * @param left what was not taken back
 * @param house what of that is the house's
 */
public record Sold(
        String key,
        OrganizationId seller,
        String rule,
        RevenueStream stream,
        String title,
        Money gross,
        Money left,
        Money house,
        Instant soldAt) {}
