package io.tributary.notify;

import org.joda.money.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A kind of event that is told to organizations, and what is told. Declared by the module in which
 * it happens.
 *
 * @param name noun and past participle: {@code invoice.paid}
 * @param when a sentence: when it is told
 */
public record EventType(String name, String when, List<Member> members) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*");
    private static final String SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    /** One member of an event's data. */
    public record Member(String name, Kind kind, String meaning, Object example, boolean nullable) {
        public Member {
            if (!kind.type.isInstance(example)) {
                throw new IllegalArgumentException("the example of " + name + " is no " + kind);
            }
        }

        Map<String, Object> schema() {
            var schema = new LinkedHashMap<String, Object>(kind.schema);
            if (nullable) {
                schema.put("type", List.of(String.valueOf(kind.schema.get("type")), "null"));
            }
            schema.put("description", meaning);
            return schema;
        }
    }

    /** What a member may be, in Java and in JSON. */
    public enum Kind {
        TEXT(String.class, Map.of("type", "string")),
        ID(UUID.class, Map.of("type", "string", "format", "uuid")),
        INSTANT(Instant.class, Map.of("type", "string", "format", "date-time")),
        DATE(LocalDate.class, Map.of("type", "string", "format", "date")),
        NUMBER(Long.class, Map.of("type", "integer")),
        FLAG(Boolean.class, Map.of("type", "boolean")),
        /** {@code {"amount": "5000.00", "currency": "USD"}}. */
        MONEY(
                Money.class,
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "amount", Map.of("type", "string"),
                                "currency", Map.of("type", "string")),
                        "required",
                        List.of("amount", "currency")));

        private final Class<?> type;

        @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
        private final Map<String, Object> schema;

        Kind(Class<?> type, Map<String, Object> schema) {
            this.type = type;
            this.schema = schema;
        }

        boolean accepts(Object value) {
            return type.isInstance(value);
        }

        Object json(Object value) {
            return switch (value) {
                case Money money -> amount(money);
                case Long number -> number;
                case Boolean flag -> flag;
                default -> value.toString();
            };
        }

        private static Map<String, Object> amount(Money money) {
            var amount = new LinkedHashMap<String, Object>();
            amount.put("amount", money.getAmount().toPlainString());
            amount.put("currency", money.getCurrencyUnit().getCode());
            return amount;
        }
    }

    public EventType {
        members = List.copyOf(members);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an event: " + name);
        }
    }

    /** An event that tells nothing yet. */
    public static EventType named(String name, String when) {
        return new EventType(name, when, List.of());
    }

    /** The same, telling one thing more. */
    public EventType with(String member, Kind kind, String meaning, Object example) {
        return with(new Member(member, kind, meaning, example, false));
    }

    /** The same, telling one thing more that may be null. */
    public EventType withNullable(String member, Kind kind, String meaning, Object example) {
        return with(new Member(member, kind, meaning, example, true));
    }

    private EventType with(Member member) {
        var more = new ArrayList<>(members);
        more.add(member);
        return new EventType(name, when, more);
    }

    /** The event with the examples of its members. */
    public Event example() {
        var event = Event.of(this);
        for (var member : members) {
            event = event.with(member.name(), member.example());
        }
        return event;
    }

    /** The JSON Schema of the whole message. */
    public Map<String, Object> schema() {
        var data = new LinkedHashMap<String, Object>();
        members.forEach(member -> data.put(member.name(), member.schema()));
        var properties = new LinkedHashMap<String, Object>();
        properties.put("type", Map.of("const", name));
        properties.put("timestamp", Map.of("type", "string", "format", "date-time"));
        properties.put("data", object(data, members.stream().map(Member::name).toList()));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", SCHEMA);
        schema.put("title", name);
        schema.put("description", when);
        schema.putAll(object(properties, List.copyOf(properties.keySet())));
        return schema;
    }

    private static Map<String, Object> object(
            Map<String, Object> properties, List<String> required) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }
}
