package io.tributary.billing;

import java.math.BigDecimal;

/**
 * How one sale is taxed.
 *
 * @param rate in percent
 * @param jurisdiction to whom the tax is owed: {@code DE}, {@code US-NY}
 * @param reason why there is no tax, as it stands on the document; empty at a rate
 * @param reasonCode the same by the code list of EN 16931 (VATEX); empty when it has none
 */
public record TaxTreatment(
        TaxCategory category,
        BigDecimal rate,
        String jurisdiction,
        String reason,
        String reasonCode) {}
