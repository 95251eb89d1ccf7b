package io.tributary.billing;

import java.math.BigDecimal;

/**
 * One thing of a subscription that is charged by the day: the plan itself, or an add-on.
 *
 * @param name {@link #PLAN}, or the add-on's product
 */
record Component(String name, PriceVersion price, BigDecimal quantity) {
    static final String PLAN = "plan";
}
