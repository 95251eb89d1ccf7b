package io.tributary.billing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a state of the United States takes of a sale. The house knows the states' own rates; a bean
 * of this type in their place asks a service that also knows counties and cities.
 */
public interface SalesTax {
    /** The rate in percent; 0 where nothing is due. */
    BigDecimal rate(String state, String postalCode, LocalDate day);
}
