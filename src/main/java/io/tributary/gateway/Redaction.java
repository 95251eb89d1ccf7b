package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the values out of a body and leaves its shape: which members there are, of which kind, how
 * many. A value stays only if its member is on the list of those that say nothing about anybody.
 */
final class Redaction {
    /** The most that is kept of one body, in bytes. */
    static final int LARGEST = 16 * 1024;

    /** Ours, or about the call itself: nothing that a person or a secret could stand in. */
    private static final Set<String> PLAIN =
            Set.of(
                    "type",
                    "title",
                    "status",
                    "code",
                    "detail",
                    "pointer",
                    "livemode",
                    "mode",
                    "scope",
                    "scopes",
                    "object",
                    "limit",
                    "violated-policies",
                    "request_id",
                    "count",
                    "total",
                    "calls",
                    "requests",
                    "index",
                    "version",
                    "model",
                    "has_more",
                    "group_by",
                    "created_at",
                    "from",
                    "until");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern SUSPICIOUS = Pattern.compile("@|sk_|whsec_|[0-9a-f]{40}");
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_LIST = 5;
    private static final int DEEPEST = 12;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Redaction() {}

    /** The body's shape, at most {@link #LARGEST} bytes. */
    static String of(byte[] body) {
        if (body.length == 0) {
            return "";
        }
        try {
            var text =
                    JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(shape(JSON.readTree(body), false, 0));
            return text.getBytes(UTF_8).length <= LARGEST
                    ? text
                    : "(" + body.length + " bytes of JSON, more than is kept)";
        } catch (JacksonException _) {
            return "(" + body.length + " bytes that are not JSON)";
        }
    }

    private static JsonNode shape(JsonNode node, boolean plain, int depth) {
        if (depth > DEEPEST) {
            return NODES.stringNode("(deeper than is kept)");
        }
        return switch (node) {
            case ObjectNode object -> members(object, depth);
            case ArrayNode list -> elements(list, plain, depth);
            default -> value(node, plain);
        };
    }

    private static JsonNode members(ObjectNode object, int depth) {
        var shape = NODES.objectNode();
        int hidden = 0;
        for (var member : object.properties()) {
            if (NAME.matcher(member.getKey()).matches()) {
                shape.set(
                        member.getKey(),
                        shape(member.getValue(), PLAIN.contains(member.getKey()), depth + 1));
            } else {
                hidden++;
            }
        }
        if (hidden > 0) {
            shape.put("(members with other names)", hidden);
        }
        return shape;
    }

    private static JsonNode elements(ArrayNode list, boolean plain, int depth) {
        var shape = NODES.arrayNode();
        elements(list)
                .limit(LONGEST_LIST)
                .forEach(element -> shape.add(shape(element, plain, depth + 1)));
        if (list.size() > LONGEST_LIST) {
            shape.add("(" + (list.size() - LONGEST_LIST) + " more)");
        }
        return shape;
    }

    private static Stream<JsonNode> elements(ArrayNode list) {
        return list.values().stream();
    }

    private static JsonNode value(JsonNode node, boolean plain) {
        if (node.isNull()) {
            return node;
        }
        if (node.isString()) {
            var text = node.stringValue();
            return plain && text.length() <= LONGEST_TEXT && !SUSPICIOUS.matcher(text).find()
                    ? node
                    : NODES.stringNode("(text)");
        }
        if (plain) {
            return node;
        }
        return NODES.stringNode(node.isBoolean() ? "(true or false)" : "(number)");
    }
}
