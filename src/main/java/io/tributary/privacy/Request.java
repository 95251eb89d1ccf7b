package io.tributary.privacy;

import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * Something a person asks of us, and how far we have come.
 *
 * @param person null for somebody without an account, and once they are erased
 * @param email null once they are erased
 * @param note what those who run the house wrote down: how it came, why it was refused
 * @param handledBy who of the house wrote it down or answered it; null when the person did all of
 *     it
 * @param dueAt until when it must be answered
 * @param endedAt null while it is open
 * @param receipt the number of the receipt of an erasure that was done
 */
public record Request(
        UUID id,
        Kind kind,
        Channel channel,
        @Nullable PersonId person,
        @Nullable String email,
        String note,
        @Nullable String handledBy,
        Instant receivedAt,
        Instant dueAt,
        State state,
        @Nullable Instant endedAt,
        @Nullable String receipt) {
    private static final Duration TIME = Duration.ofDays(30);

    /** What is asked for. */
    public enum Kind {
        EXPORT("A copy of the data"),
        ERASURE("Erasure");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables and forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it came. */
    public enum Channel {
        ACCOUNT("On the account page"),
        MAIL("By mail");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it has come. */
    public enum State {
        /** For an answer; an erasure, for the person to confirm it. */
        WAITING("Waiting"),
        /** An erasure that was confirmed and is being done. */
        CONFIRMED("Being done"),
        DONE("Done"),
        REFUSED("Refused"),
        /** An erasure that was asked for on the account page and never confirmed. */
        LAPSED("Not confirmed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Until when whatever came then must be answered: 30 days, and no more than a month (GDPR Art.
     * 12(3)), which ends on the day of the same number, UTC, or on the last of a shorter month.
     */
    static Instant due(Instant receivedAt) {
        var days = receivedAt.plus(TIME);
        var month = receivedAt.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        return month.isBefore(days) ? month : days;
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** How many whole days are left; below zero when it is overdue. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(Duration.between(now, dueAt).toSeconds(), 86_400);
    }

    /** Its note with one line more, unless that is there already; 1,000 characters at most. */
    String noted(String more) {
        if (more.isEmpty() || note.lines().anyMatch(more::equals)) {
            return note;
        }
        var all = note.isEmpty() ? more : note + "\n" + more;
        return all.substring(0, Math.min(all.length(), 1_000));
    }
}
