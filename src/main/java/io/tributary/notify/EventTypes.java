package io.tributary.notify;

import java.util.List;

/** The events of one module. A bean of this type puts them into the catalogue. */
public record EventTypes(List<EventType> types) {
    public EventTypes {
        types = List.copyOf(types);
    }

    public static EventTypes of(EventType... types) {
        return new EventTypes(List.of(types));
    }
}
