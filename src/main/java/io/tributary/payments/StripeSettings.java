package io.tributary.payments;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code tributary.stripe.*}: without a secret key, payments go through the sandbox.
 *
 * @param webhookSecret of the endpoint {@code /payments/webhooks/stripe}; without it no event is
 *     believed
 * @param apiBase where Stripe is reached; null for its own address
 */
@ConfigurationProperties("tributary.stripe")
record StripeSettings(
        @Nullable String secretKey, @Nullable String webhookSecret, @Nullable String apiBase) {
    @Override
    public String toString() {
        return "StripeSettings[secret]";
    }
}
