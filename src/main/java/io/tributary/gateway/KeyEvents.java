package io.tributary.gateway;

import io.tributary.notify.EventType;
import io.tributary.notify.EventType.Kind;
import io.tributary.notify.EventTypes;

import java.time.Instant;
import java.util.UUID;

/** What is told of keys. */
final class KeyEvents {
    private static final UUID KEY = UUID.fromString("019a9c1e-7f00-7abc-8def-0123456789ab");
    private static final UUID SUCCESSOR = UUID.fromString("019a9c1f-7f00-7abc-8def-0123456789ab");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    static final EventType CREATED =
            key("key.created", "A key was made.")
                    .with("created_by", Kind.TEXT, "Who made it.", "Ada <ada@example.com>");

    static final EventType ROTATED =
            key("key.rotated", "A key was replaced. The old one goes on until it ends.")
                    .with("replaced_by", Kind.ID, "The key that follows it.", SUCCESSOR)
                    .with("ends_at", Kind.INSTANT, "When the old one stops.", AT);

    static final EventType REVOKED =
            key("key.revoked", "A key ended: no call with it passes any more.")
                    .with(
                            "because",
                            Kind.TEXT,
                            "`revoked`, `leaked`, `rotated` or `expired`.",
                            "revoked")
                    .with("revoked_at", Kind.INSTANT, "When it ended.", AT);

    static final EventType EXPOSED =
            key("key.exposed", "A key was seen in an address, where logs keep it. Rotate it.");

    static final EventType EXPIRING =
            key("key.expiring", "A key ends by itself within a week, and again within a day.")
                    .with("ends_at", Kind.INSTANT, "When it stops.", AT);

    static final EventType NEW_ADDRESS =
            key(
                            "key.new_address",
                            "A key was used from an address from where it was not in 30 days.")
                    .with("address", Kind.TEXT, "The address.", "203.0.113.9")
                    .with("used_at", Kind.INSTANT, "When it was used there.", AT);

    static final EventTypes ALL =
            EventTypes.of(CREATED, ROTATED, REVOKED, EXPOSED, EXPIRING, NEW_ADDRESS);

    private KeyEvents() {}

    private static EventType key(String name, String when) {
        return EventType.named(name, when)
                .with("id", Kind.ID, "The key.", KEY)
                .with("name", Kind.TEXT, "What people call it.", "Backend")
                .with(
                        "prefix",
                        Kind.TEXT,
                        "The part of it that may be shown.",
                        "sk_live_01KeyPrefixOfThisKey00")
                .with("livemode", Kind.FLAG, "False for a test key.", true);
    }
}
