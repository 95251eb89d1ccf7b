package io.tributary.payments;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.UUID;

/**
 * A card that an organization pays with.
 *
 * @param brand {@code Visa}
 * @param last4 the last four digits
 * @param expires the last month it is good for; null when the provider does not tell
 * @param preferred whether it is charged when nothing else is said
 */
public record PaymentMethod(
        UUID id, String brand, String last4, @Nullable YearMonth expires, boolean preferred) {
    /** For people: {@code Visa ending in 4242}. */
    public String label() {
        return brand + " ending in " + last4;
    }
}
