package io.tributary.support;

import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything about one ticket, for one of the sides: a partner's has no notes.
 *
 * @param entries what was written and done, the oldest first
 */
public record TicketThread(
        Ticket ticket, List<Entry> entries, @Nullable Satisfaction satisfaction) {
    /** Something in the thread. */
    public sealed interface Entry {
        Instant at();
    }

    /**
     * Something that was written.
     *
     * @param internal whether it is a note among those who run the house
     * @param byMail whether it came by mail
     */
    public record Message(
            UUID id,
            Side side,
            String author,
            String body,
            boolean internal,
            boolean byMail,
            List<Attachment> attachments,
            Instant at)
            implements Entry {
        public Message {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * Something that was done.
     *
     * @param by who did it; null when the house did
     */
    public record Change(What what, String value, @Nullable String by, Instant at)
            implements Entry {}

    /** What can be done to a ticket. */
    public enum What {
        STATE,
        PRIORITY,
        ASSIGNEE,
        BREACH,
        ESCALATION
    }

    /** A file that came with a message. */
    public record Attachment(UUID id, String name, String mediaType, long size) {}

    /** How content the partner was, 1 to 5 stars. */
    public record Satisfaction(int stars, String words, Instant at) {}

    /** Who writes, or does something. */
    record Author(Side side, PersonId person, String name, String email) {}

    public TicketThread {
        entries = List.copyOf(entries);
    }

    /** What was written, without what was done. */
    public List<Message> messages() {
        return entries.stream().filter(Message.class::isInstance).map(Message.class::cast).toList();
    }

    /** The newest message: whoever answers says what they have read. */
    public UUID newest() {
        return messages().getLast().id();
    }
}
