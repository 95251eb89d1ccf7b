package io.tributary.ledger;

import io.tributary.platform.Sha256;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/**
 * A transaction to be booked: what happened, and what it moved.
 *
 * @param kind {@code invoice.finalized}
 * @param key books once in the whole journal: {@code invoice.finalized/<id>}
 * @param effectiveAt when it happened, which may be before it is booked
 * @param entries balanced in each currency
 * @param reverses the transaction that this one undoes whole; null for any other
 */
public record Posting(
        String kind,
        String key,
        Instant effectiveAt,
        Source source,
        List<Entry> entries,
        @Nullable UUID reverses) {
    private static final int LONGEST_KEY = 200;

    public Posting {
        entries = List.copyOf(entries);
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to 200 characters: " + key);
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a transaction without entries: " + key);
        }
        requireBalance(entries);
    }

    public Posting(
            String kind, String key, Instant effectiveAt, Source source, List<Entry> entries) {
        this(kind, key, effectiveAt, source, entries, null);
    }

    /** Begins one whose entries are added one by one. */
    public static Draft of(String kind, String key, Instant effectiveAt, Source source) {
        return new Draft(kind, key, effectiveAt, source);
    }

    private static void requireBalance(List<Entry> entries) {
        var sums = new HashMap<CurrencyUnit, Money>();
        entries.forEach(
                entry ->
                        sums.merge(
                                entry.account().currency(),
                                entry.amount(),
                                (one, other) -> one.plus(other)));
        if (!sums.values().stream().allMatch(Money::isZero)) {
            throw new IllegalArgumentException("debits and credits differ by " + sums.values());
        }
    }

    /**
     * SHA-256, in hexadecimal, over everything that a retry must repeat; not over when it is
     * booked.
     */
    String fingerprint() {
        var text =
                new StringBuilder(kind).append('\n').append(source).append('\n').append(reverses);
        for (var entry : entries) {
            text.append('\n')
                    .append(entry.account().id())
                    .append(' ')
                    .append(entry.minor())
                    .append(entry.account().currency().getCode());
        }
        return Sha256.hex(text.toString());
    }

    /** Gathers entries. An amount of zero moves nothing and is left out. */
    public static final class Draft {
        private final String kind;
        private final String key;
        private final Instant effectiveAt;
        private final Source source;
        private final List<Entry> entries = new ArrayList<>();

        private Draft(String kind, String key, Instant effectiveAt, Source source) {
            this.kind = kind;
            this.key = key;
            this.effectiveAt = effectiveAt;
            this.source = source;
        }

        /** Of zero or more; a negative amount is a credit. */
        public Draft debit(Account account, Money amount) {
            if (!amount.isZero()) {
                entries.add(new Entry(account, amount));
            }
            return this;
        }

        /** Of zero or more; a negative amount is a debit. */
        public Draft credit(Account account, Money amount) {
            return debit(account, amount.negated());
        }

        /** Whether nothing would move. */
        public boolean isEmpty() {
            return entries.isEmpty();
        }

        public Posting done() {
            return new Posting(kind, key, effectiveAt, source, entries);
        }
    }
}
