package io.tributary.support;

/**
 * An answer that is written often.
 *
 * @param name by which those who run the house know it, 1 to 80 characters
 * @param then what the ticket becomes by it
 */
public record CannedAnswer(String name, String body, TicketState then) {}
