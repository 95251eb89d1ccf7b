package io.tributary.settlement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What holds for payees unless the operator sets it otherwise for one of them ({@code
 * tributary.settlement.…}).
 *
 * @param holdDays between a sale, or the end of its event, and the day it can be paid; 0 to 365
 * @param reserveBps of what matures, kept back for refunds to come, in basis points
 * @param reserveDays until the reserve is released; 0 to 730
 * @param minimum of a payout, in whole units of its currency, when the payee has not set one
 * @param country where the house withholds taxes, ISO 3166 alpha-2
 * @param provider who carries payouts out: {@code files} for files that the operator hands to a
 *     bank, {@code sandbox} for none at all
 * @param askAgainAfter so long after a provider was asked to send a payout, it is asked again, when
 *     it is not known what became of it
 */
@ConfigurationProperties("tributary.settlement")
public record SettlementSettings(
        @DefaultValue("7") int holdDays,
        @DefaultValue("500") int reserveBps,
        @DefaultValue("90") int reserveDays,
        @DefaultValue("25") int minimum,
        @DefaultValue("DE") String country,
        @DefaultValue("files") String provider,
        @DefaultValue("10m") Duration askAgainAfter) {
    public SettlementSettings {
        within("hold-days", holdDays, 365);
        within("reserve-bps", reserveBps, 10_000);
        within("reserve-days", reserveDays, 730);
        within("minimum", minimum, 1_000_000);
        if (!provider.equals("files") && !provider.equals("sandbox")) {
            throw new IllegalArgumentException(
                    "tributary.settlement.provider is files or sandbox, not " + provider);
        }
    }

    private static void within(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    "tributary.settlement."
                            + name
                            + " is between 0 and "
                            + most
                            + ", not "
                            + value);
        }
    }

    boolean usesSandbox() {
        return provider.equals("sandbox");
    }
}
