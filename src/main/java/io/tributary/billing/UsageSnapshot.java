package io.tributary.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.joda.money.Money;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What was counted of some days, and what it adds to the bill. It never changes; what comes later
 * is counted by the next one.
 *
 * @param charge the charge of these days
 * @param n counts from 1 for the days
 * @param calls since the days began, all of them
 * @param requests in which the calls came
 * @param included in the price of the days
 * @param rated what all of it costs
 * @param before what of that was billed before
 */
record UsageSnapshot(
        UUID id,
        UUID charge,
        int n,
        BillingCalendar.Days days,
        long calls,
        long requests,
        long included,
        Money rated,
        Money before,
        Instant takenAt) {
    /** What it adds to the bill; below zero when more costs less in all. */
    Money net() {
        return rated.minus(before);
    }

    long beyond() {
        return Math.max(0, calls - included);
    }

    /** SHA-256 in hexadecimal over what was counted, of what and where it is charged. */
    String digest(Subscription subscription, Metered metered) {
        var text =
                String.join(
                        "|",
                        subscription.customer().toString(),
                        subscription.id().toString(),
                        metered.meter().code(),
                        days.from().toString(),
                        days.until().toString(),
                        Integer.toString(n),
                        Long.toString(calls),
                        Long.toString(requests),
                        Long.toString(included),
                        Long.toString(rated.getAmountMinorLong()),
                        Long.toString(before.getAmountMinorLong()));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
