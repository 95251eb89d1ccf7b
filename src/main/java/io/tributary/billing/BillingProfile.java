package io.tributary.billing;

import org.joda.money.CurrencyUnit;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Who is billed, and where.
 *
 * @param region state or province; for the United States its two letters
 * @param country ISO 3166 alpha-2
 * @param vatId with its country's prefix; empty when there is none
 * @param email where documents and reminders go
 * @param zone whose calendar the periods follow
 * @param currency of new subscriptions
 */
public record BillingProfile(
        String legalName,
        String street,
        String postalCode,
        String city,
        String region,
        String country,
        String vatId,
        String email,
        ZoneId zone,
        CurrencyUnit currency) {
    /** A number as it is kept: upper case, without blanks; empty when it is wrong. */
    public static Optional<String> vatNumber(String typed) {
        return VatId.parse(typed).map(VatId::text);
    }
}
