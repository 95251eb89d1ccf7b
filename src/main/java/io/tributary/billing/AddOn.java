package io.tributary.billing;

import java.math.BigDecimal;

/** What a customer added to a plan; charged and renewed with it. */
public record AddOn(PriceVersion price, BigDecimal quantity) {
    Component component() {
        return new Component(price.product().code(), price, quantity);
    }
}
