package io.tributary.billing;

import java.math.BigDecimal;

/**
 * Quantity and price of a line as EN 16931 wants them: their product is the net, and no price is
 * below zero. Where tiers or proration made the net, it is one of that price.
 */
record EnLine(BigDecimal quantity, BigDecimal price) {
    /** One (UN/ECE Recommendation 20). */
    static final String UNIT = "C62";

    /** UNTDID 4461: credit transfer. */
    static final String MEANS_TRANSFER = "30";

    /** UNTDID 4461: standing agreement, which a card on file is. */
    static final String MEANS_AGREED = "57";

    static EnLine of(InvoiceDocument.Line line) {
        return line.isProduct()
                ? new EnLine(line.quantity(), line.unitPrice())
                : new EnLine(BigDecimal.valueOf(line.net().signum()), line.net().abs());
    }
}
