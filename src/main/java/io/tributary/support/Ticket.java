package io.tributary.support;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One matter of one organization.
 *
 * @param number what people call it
 * @param level how well the organization was served when it asked
 * @param assignee who of the house looks after it
 * @param follows the closed ticket that it goes on from
 */
public record Ticket(
        UUID id,
        OrganizationId organization,
        long number,
        String subject,
        Category category,
        String level,
        Priority priority,
        TicketState state,
        Clock clock,
        @Nullable PersonId assignee,
        @Nullable UUID follows,
        Instant changedAt) {
    /**
     * How long the house takes.
     *
     * @param firstDueAt until when a first answer was promised
     * @param breachedAt when that promise was seen to be broken
     * @param dueAt until when the next answer is due; null when it is not the house's turn
     */
    public record Clock(
            Instant openedAt,
            Instant firstDueAt,
            @Nullable Instant firstAnsweredAt,
            @Nullable Instant breachedAt,
            @Nullable Instant dueAt,
            @Nullable Instant solvedAt) {
        public boolean isOverdue(Instant now) {
            return dueAt != null && now.isAfter(dueAt);
        }
    }

    /** As people name it: {@code #1001}. */
    public String name() {
        return "#" + number;
    }
}
