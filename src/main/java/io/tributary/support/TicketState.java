package io.tributary.support;

import java.util.Locale;
import java.util.Set;

/** Whose turn it is with a ticket. */
public enum TicketState {
    /** Nobody of the house has answered yet. */
    OPEN("Open"),
    /** The house has answered or asked. */
    WAITING_FOR_PARTNER("Waiting for the partner"),
    /** The partner has answered, or the house promised more. */
    WAITING_FOR_US("Waiting for us"),
    /** Either side said so. An answer opens it again. */
    SOLVED("Solved"),
    /** Over: what is still to be said begins another ticket. */
    CLOSED("Closed");

    private final String label;

    TicketState(String label) {
        this.label = label;
    }

    /** For those who run the house. */
    public String label() {
        return label;
    }

    /** For tables: {@code waiting-for-us}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static TicketState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether an answer of the house is due. */
    public boolean isOurTurn() {
        return this == OPEN || this == WAITING_FOR_US;
    }

    /** Whether it is neither solved nor closed. */
    public boolean isActive() {
        return this != SOLVED && this != CLOSED;
    }

    /** What it may become by hand. */
    public Set<TicketState> next() {
        return switch (this) {
            case OPEN, WAITING_FOR_US -> Set.of(WAITING_FOR_PARTNER, SOLVED, CLOSED);
            case WAITING_FOR_PARTNER -> Set.of(WAITING_FOR_US, SOLVED, CLOSED);
            case SOLVED -> Set.of(WAITING_FOR_US, CLOSED);
            case CLOSED -> Set.of();
        };
    }
}
