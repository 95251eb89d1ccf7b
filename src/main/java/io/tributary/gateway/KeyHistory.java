package io.tributary.gateway;

import io.tributary.gateway.ApiKey.Ending;
import io.tributary.identity.AuditTrail;
import io.tributary.notify.Event;
import io.tributary.notify.EventType;
import io.tributary.notify.Events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What becomes of keys, in the transaction in which it does: told to the audit trail, to webhooks,
 * and to the servers, which know keys by heart.
 */
final class KeyHistory {
    private final AuditTrail audit;
    private final Events events;
    private final LeakLetter leaks;
    private final KeyNews news;

    KeyHistory(AuditTrail audit, Events events, LeakLetter leaks, KeyNews news) {
        this.audit = audit;
        this.events = events;
        this.leaks = leaks;
        this.news = news;
    }

    void created(AuditTrail.By by, IssuedKey issued, WantedKey wanted) {
        audit.record(
                by,
                "api-key.created",
                subject(issued.name(), wanted.livemode(), issued.id()),
                Map.of(
                        "scopes",
                        String.join(" ", wanted.scopes()),
                        "mode",
                        wanted.livemode() ? "live" : "test"));
        events.emit(
                by.organization(),
                event(KeyEvents.CREATED, issued.id(), issued.name(), wanted.livemode())
                        .with("created_by", by.name()));
    }

    void rotated(AuditTrail.By by, ApiKey old, UUID successor, int overlapDays, Instant endsAt) {
        audit.record(
                by,
                "api-key.rotated",
                subject(old),
                Map.of(
                        "overlap_days",
                        Integer.toString(overlapDays),
                        "successor",
                        successor.toString()));
        events.emit(
                by.organization(),
                event(KeyEvents.ROTATED, old)
                        .with("replaced_by", successor)
                        .with("ends_at", endsAt));
        if (overlapDays == 0) {
            events.emit(by.organization(), ended(old, Ending.ROTATED, endsAt));
        }
        news.changed(old.id());
    }

    void ended(AuditTrail.By by, ApiKey key, Ending because, Instant at) {
        audit.record(
                by,
                because == Ending.ROTATED ? "api-key.retired" : "api-key." + because.code(),
                subject(key),
                Map.of());
        events.emit(by.organization(), ended(key, because, at));
        if (because == Ending.LEAKED) {
            leaks.write(by.organization(), key);
        }
        news.changed(key.id());
    }

    private static Event ended(ApiKey key, Ending because, Instant at) {
        return event(KeyEvents.REVOKED, key).with("because", because.code()).with("revoked_at", at);
    }

    void allowed(AuditTrail.By by, ApiKey key, List<String> addresses) {
        audit.record(
                by,
                "api-key.addresses-changed",
                subject(key),
                Map.of("addresses", String.join(", ", addresses)));
        news.changed(key.id());
    }

    void exposed(AuditTrail.By by, ApiKey key) {
        audit.record(by, "api-key.exposed", subject(key), Map.of("where", "in an address"));
        events.emit(by.organization(), event(KeyEvents.EXPOSED, key));
    }

    /** An event about that key, which may still tell more. */
    static Event event(EventType type, ApiKey key) {
        return event(type, key.id(), key.name(), key.livemode());
    }

    private static Event event(EventType type, UUID id, String name, boolean livemode) {
        return Event.of(type)
                .with("id", id)
                .with("name", name)
                .with("prefix", KeyText.prefix(id, livemode))
                .with("livemode", livemode);
    }

    private static String subject(ApiKey key) {
        return subject(key.name(), key.livemode(), key.id());
    }

    private static String subject(String name, boolean livemode, UUID id) {
        return name + " (" + KeyText.prefix(id, livemode) + ")";
    }
}
