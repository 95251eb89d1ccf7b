package io.tributary.identity;

import org.joda.money.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.math.BigDecimal;
import java.util.Map;

/**
 * From where on an act takes two persons ({@code tributary.approvals.…}).
 *
 * @param refundLimits the most that one person gives back alone, by currency; nothing in a currency
 *     that is not named. Absent: 500 USD, EUR and CHF, 400 GBP
 */
@ConfigurationProperties("tributary.approvals")
public record ApprovalSettings(@DefaultValue Map<String, BigDecimal> refundLimits) {
    private static final BigDecimal USUAL = BigDecimal.valueOf(500);

    public ApprovalSettings {
        refundLimits =
                refundLimits.isEmpty()
                        ? Map.of(
                                "USD", USUAL,
                                "EUR", USUAL,
                                "CHF", USUAL,
                                "GBP", BigDecimal.valueOf(400))
                        : Map.copyOf(refundLimits);
    }

    /** Whether giving back that much takes two persons. */
    public boolean takesTwo(Money refund) {
        var most = refundLimits.getOrDefault(refund.getCurrencyUnit().getCode(), BigDecimal.ZERO);
        return refund.getAmount().compareTo(most) > 0;
    }
}
