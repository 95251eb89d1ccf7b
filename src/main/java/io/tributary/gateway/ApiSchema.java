package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of a JSON value, as JSON Schema 2020-12. Objects are closed: a member they do not name
 * is an error, in what is sent and in what is answered.
 *
 * @param name under which the reference lists it once; null for a shape that stands where it is
 *     used
 * @param keywords of the schema, except for members and items
 * @param members of an object, in the order in which they are written
 * @param items of an array; null otherwise
 */
public record ApiSchema(
        @Nullable String name,
        Map<String, Object> keywords,
        Map<String, Member> members,
        @Nullable ApiSchema items) {
    /** One member of an object. */
    public record Member(ApiSchema schema, boolean required) {}

    public ApiSchema {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    private static ApiSchema of(String type) {
        return new ApiSchema(null, Map.of("type", type), Map.of(), null);
    }

    /** An object of that name, still without members. */
    public static ApiSchema object(String name) {
        return new ApiSchema(name, Map.of("type", "object"), Map.of(), null);
    }

    public static ApiSchema text() {
        return of("string");
    }

    /** A text of so many characters. */
    public static ApiSchema text(int least, int most) {
        return text().keyword("minLength", least).keyword("maxLength", most);
    }

    public static ApiSchema uuid() {
        return text().keyword("format", "uuid");
    }

    /** An instant as RFC 3339 writes it, in UTC. */
    public static ApiSchema instant() {
        return text().keyword("format", "date-time");
    }

    public static ApiSchema date() {
        return text().keyword("format", "date");
    }

    public static ApiSchema oneOf(String... words) {
        return text().keyword("enum", List.of(words));
    }

    public static ApiSchema number() {
        return of("number");
    }

    public static ApiSchema number(double least, double most) {
        return number().keyword("minimum", least).keyword("maximum", most);
    }

    public static ApiSchema integer() {
        return of("integer");
    }

    public static ApiSchema integer(long least, long most) {
        return integer().keyword("minimum", least).keyword("maximum", most);
    }

    public static ApiSchema flag() {
        return of("boolean");
    }

    /** An array of those, of any length. */
    public static ApiSchema listOf(ApiSchema items) {
        return new ApiSchema(null, Map.of("type", "array"), Map.of(), items);
    }

    /** An array of so many of those. */
    public static ApiSchema listOf(ApiSchema items, int least, int most) {
        return listOf(items).keyword("minItems", least).keyword("maxItems", most);
    }

    /** The same with a sentence on what it means, its unit and its range. */
    public ApiSchema described(String sentence) {
        return keyword("description", sentence);
    }

    /** The same, or null. Not for a named shape. */
    public ApiSchema orNull() {
        return keyword("type", List.of(String.valueOf(keywords.get("type")), "null"));
    }

    /** The same with one more keyword of JSON Schema. */
    public ApiSchema keyword(String keyword, Object value) {
        var all = new LinkedHashMap<>(keywords);
        all.put(keyword, value);
        return new ApiSchema(name, all, members, items);
    }

    /** The same with a member that is always there. */
    public ApiSchema member(String member, ApiSchema schema) {
        return with(member, new Member(schema, true));
    }

    /** The same with a member that may be absent. */
    public ApiSchema optional(String member, ApiSchema schema) {
        return with(member, new Member(schema, false));
    }

    private ApiSchema with(String member, Member value) {
        var all = new LinkedHashMap<>(members);
        all.put(member, value);
        return new ApiSchema(name, keywords, all, items);
    }

    List<String> requiredMembers() {
        var required = new ArrayList<String>();
        members.forEach(
                (member, value) -> {
                    if (value.required()) {
                        required.add(member);
                    }
                });
        return required;
    }
}
