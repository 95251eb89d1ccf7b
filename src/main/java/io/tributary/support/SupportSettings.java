package io.tributary.support;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tributary.support.*}: mail that comes in.
 *
 * @param domain whose mail server delivers to {@code /support/mail}; without it answers are written
 *     on the pages only
 * @param mailbox the part before the {@code @}; answers go to {@code mailbox+token@domain}
 * @param mailSecret what the mail server shows; absent: it follows from the master secret
 */
@ConfigurationProperties("tributary.support")
record SupportSettings(
        @Nullable String domain,
        @DefaultValue("support") String mailbox,
        @Nullable String mailSecret) {
    SupportSettings {
        if (!mailbox.matches("[a-z0-9-]{1,13}")) {
            throw new IllegalArgumentException(
                    "tributary.support.mailbox is one short word in lower case: " + mailbox);
        }
    }

    boolean takesMail() {
        return domain != null && !domain.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SupportSettings[" + mailbox + "@" + domain + "]";
    }
}
