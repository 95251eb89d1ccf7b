package io.tributary.gateway.web;

import io.tributary.gateway.SigningKey;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * With what calls are signed.
 *
 * @param required whether the key takes signed calls only
 */
record SigningPage(
        KeyRow key,
        boolean mayChange,
        boolean required,
        List<Row> keys,
        Fields fields,
        List<InputError> errors) {
    /** What was typed into the forms. */
    record Typed(String name, String keyName, String publicKey) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    /** The fields of the forms. */
    record Fields(Field name, Field keyName, Field publicKey) {}

    static Fields fields(Typed typed, List<InputError> errors) {
        return new Fields(
                name("name").value(typed.name()).errors(errors),
                name("key_name").value(typed.keyName()).errors(errors),
                Field.text("public_key", "Public key")
                        .type("textarea")
                        .longest(1000)
                        .hint(
                                "PEM, or base64 of its 32 bytes. The private key stays with you;"
                                        + " never paste it anywhere.")
                        .value(typed.publicKey())
                        .errors(errors));
    }

    private static Field name(String name) {
        return Field.text(name, "Name")
                .hint("Where it signs, such as Backend.")
                .longest(SigningKey.LONGEST_NAME);
    }

    /** One signing key. */
    record Row(
            UUID id,
            String name,
            String algorithm,
            @Nullable String publicKey,
            Instant created,
            Badge status,
            @Nullable Instant ends,
            boolean mayEnd) {
        static Row of(SigningKey key, Instant now) {
            return new Row(
                    key.id(),
                    key.name(),
                    key.algorithm().label(),
                    key.publicKey(),
                    key.createdAt(),
                    !key.isActive(now)
                            ? Badge.plain("Ended")
                            : key.endsAt() == null ? Badge.good("Active") : Badge.warm("Ending"),
                    key.endsAt(),
                    key.isActive(now));
        }
    }
}
