package io.tributary.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Function;

/**
 * The keys that were used lately, with all that is known of them. A key that is revoked, expired or
 * unknown is simply not there. What is not accepted is remembered apart, so that a flood of bad
 * keys cannot push out good ones.
 */
final class KeyRing {
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final Cache<KeyDigest, KeyFacts> accepted =
            Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(BELIEVED).build();
    private final Cache<KeyDigest, Boolean> refused =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(BELIEVED).build();
    private final KeyDigest.Maker digests;
    private final Changes changes;
    private final Function<KeyDigest, @Nullable KeyFacts> read;

    /**
     * A ring that is empty.
     *
     * @param read finds out about a key whose calls are accepted now; null for every other
     */
    KeyRing(
            KeyDigest.Maker digests,
            Changes changes,
            Function<KeyDigest, @Nullable KeyFacts> read) {
        this.digests = digests;
        this.changes = changes;
        this.read = read;
    }

    /** What is known of that key; null when it is not accepted, for whatever reason. */
    @Nullable KeyFacts find(@Nullable String key, long now) {
        if (key == null || !KeyText.isWellFormed(key)) {
            return null;
        }
        var digest = digests.of(key);
        var facts = accepted.getIfPresent(digest);
        if (facts == null || !changes.isCurrent(facts)) {
            facts = refused.getIfPresent(digest) == null ? reread(digest) : null;
        }
        return facts == null || facts.endsAt() <= now ? null : facts;
    }

    /** Callers with the same key wait for one reading. */
    private @Nullable KeyFacts reread(KeyDigest digest) {
        var facts =
                accepted.asMap()
                        .compute(
                                digest,
                                (_, known) ->
                                        known != null && changes.isCurrent(known)
                                                ? known
                                                : read.apply(digest));
        if (facts == null) {
            refused.put(digest, Boolean.TRUE);
        }
        return facts;
    }
}
