package io.tributary.billing;

import java.time.LocalDate;

/**
 * What a change would come to today; nothing is written.
 *
 * @param quote the lines with tax: what is given back of the old price, at the tax it bore, and
 *     charged of the new one; in sum below zero when a credit remains
 * @param next when the next period is charged
 */
public record ChangePreview(PriceVersion price, Quote quote, LocalDate next) {}
