package io.tributary.compatibility;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A link to somebody's picture, as whoever made it sees it.
 *
 * @param token the last part of the link; whoever has it sees the picture
 * @param invites whether a friend who follows it may compare
 * @param comparisons what friends saw who compared
 */
public record Share(
        UUID id, String token, boolean invites, Instant expiresAt, List<Comparison> comparisons) {
    /** How long a link works. */
    public enum Lifetime {
        WEEK(7),
        MONTH(30);

        private final int days;

        Lifetime(int days) {
            this.days = days;
        }

        public int days() {
            return days;
        }

        Duration duration() {
            return Duration.ofDays(days);
        }
    }

    /** What a friend and whoever made the link both see of the two. */
    public record Comparison(LocalDate on, double score, ByGroup alignment) {}

    /**
     * What whoever follows the link sees: the picture, and no answer.
     *
     * @param isOwn whether it is the visitor's own
     * @param isFull whether as many as may have compared, of whom the visitor is none
     */
    public record Followed(
            ByGroup picture, boolean invites, boolean isOwn, boolean isFull, Instant expiresAt) {}

    public Share {
        comparisons = List.copyOf(comparisons);
    }
}
