package io.tributary.notify;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened, to be told.
 *
 * @param data by the names of the type's members; one that is absent is null
 */
public record Event(EventType type, Map<String, Object> data) {
    public Event {
        data = Map.copyOf(data);
    }

    /** An event that still lacks what its type tells. */
    public static Event of(EventType type) {
        return new Event(type, Map.of());
    }

    /**
     * The same, with that member.
     *
     * @throws IllegalArgumentException when the type has none of that name and kind
     */
    public Event with(String member, @Nullable Object value) {
        var known =
                type.members().stream()
                        .filter(candidate -> candidate.name().equals(member))
                        .findFirst()
                        .orElseThrow(() -> wrong(member));
        if (value == null) {
            return this;
        }
        if (!known.kind().accepts(value)) {
            throw wrong(member);
        }
        var more = new LinkedHashMap<>(data);
        more.put(member, value);
        return new Event(type, more);
    }

    private IllegalArgumentException wrong(String member) {
        return new IllegalArgumentException(type.name() + " has no such member " + member);
    }

    /**
     * The text that is signed and sent.
     *
     * @throws IllegalArgumentException when something is missing that the type promises
     */
    public String payload(Instant at) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        for (var member : type.members()) {
            var value = data.get(member.name());
            if (value == null && !member.nullable()) {
                throw new IllegalArgumentException(type.name() + " lacks " + member.name());
            }
            told.put(member.name(), value == null ? null : member.kind().json(value));
        }
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type.name());
        message.put("timestamp", at.toString());
        message.put("data", told);
        return JsonMapper.shared().writeValueAsString(message);
    }
}
