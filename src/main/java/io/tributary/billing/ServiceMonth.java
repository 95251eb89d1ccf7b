package io.tributary.billing;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * A month (UTC) of a contract with a service level.
 *
 * @param product what the contract is for
 * @param from the first day of it that the contract covers
 * @param until the day after the last
 * @param target what was promised, in millionths
 * @param creditBps of the fee, in basis points; 0 when the promise was kept
 * @param fee of these days, before tax
 * @param measuredAt null while the month goes on, and the figures still move
 * @param creditedAt when an invoice credited it; null when none did
 */
public record ServiceMonth(
        UUID id,
        UUID subscription,
        String product,
        YearMonth month,
        LocalDate from,
        LocalDate until,
        Availability availability,
        int target,
        int creditBps,
        Money fee,
        @Nullable Instant measuredAt,
        @Nullable Instant creditedAt) {
    public boolean isMissed() {
        return creditBps > 0;
    }

    /** What is credited, before tax. */
    public Money credit() {
        return ServiceLadder.credit(fee, creditBps);
    }
}
