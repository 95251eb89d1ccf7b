package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.Structured.Bare;
import io.tributary.gateway.Structured.Bytes;
import io.tributary.gateway.Structured.Flag;
import io.tributary.gateway.Structured.Item;
import io.tributary.gateway.Structured.Text;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds what a signature signs (RFC 9421, section 2.5), for requests. What cannot be built from
 * the message is an {@link IllegalArgumentException} that names the component.
 */
final class SignedText {
    /** How a structured field is read; a field that is not known is not written strictly. */
    enum Shape {
        DICTIONARY,
        LIST,
        ITEM
    }

    private static final Map<String, Shape> KNOWN =
            Map.of(
                    "content-digest", Shape.DICTIONARY,
                    "repr-digest", Shape.DICTIONARY,
                    "want-content-digest", Shape.DICTIONARY,
                    "want-repr-digest", Shape.DICTIONARY,
                    "signature", Shape.DICTIONARY,
                    "signature-input", Shape.DICTIONARY,
                    "priority", Shape.DICTIONARY,
                    "cache-status", Shape.LIST,
                    "idempotency-key", Shape.ITEM);
    private static final Set<String> FIELD_PARAMETERS = Set.of("sf", "bs", "key");

    private final HttpMessage message;
    private final Map<String, Shape> shapes;

    SignedText(HttpMessage message) {
        this(message, KNOWN);
    }

    SignedText(HttpMessage message, Map<String, Shape> shapes) {
        this.message = message;
        this.shapes = shapes;
    }

    String of(SignatureInput input) {
        var base = new StringBuilder();
        var seen = new HashSet<String>();
        for (var component : input.components().items()) {
            var name = Structured.written(component);
            if (!seen.add(name)) {
                throw wrong(component, "is covered twice");
            }
            base.append(name).append(": ").append(visible(component)).append('\n');
        }
        return base.append("\"@signature-params\": ")
                .append(Structured.written(input.components()))
                .toString();
    }

    private String visible(Item component) {
        var value = value(component);
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw wrong(component, "holds letters that cannot be signed as they stand");
            }
        }
        return value;
    }

    private String value(Item component) {
        if (!(component.value() instanceof Text(var name))) {
            throw wrong(component, "is no name of a component");
        }
        return name.startsWith("@") ? derived(component, name) : field(component, name);
    }

    private String derived(Item component, String name) {
        var allowed = name.equals("@query-param") ? Set.of("name") : Set.<String>of();
        if (!component.parameters().keySet().equals(allowed)) {
            throw wrong(component, "has parameters that a request's component has not");
        }
        return switch (name) {
            case "@method" -> message.method();
            case "@target-uri" -> message.targetUri();
            case "@authority" -> message.authority();
            case "@scheme" -> message.scheme();
            case "@request-target" -> message.requestTarget();
            case "@path" -> message.path();
            case "@query" -> "?" + (message.query() == null ? "" : message.query());
            case "@query-param" ->
                    parameter(component, Structured.text(component.parameters(), "name"));
            default -> throw wrong(component, "is no component of a request");
        };
    }

    /** Decoded and encoded again, so that both ways of writing it are the same. */
    private String parameter(Item component, @Nullable String name) {
        var query = message.query();
        String found = null;
        for (var pair : (query == null ? "" : query).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()
                    && encoded(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                if (found != null) {
                    throw wrong(component, "is there more than once");
                }
                found = equals < 0 ? "" : encoded(pair.substring(equals + 1));
            }
        }
        if (found == null) {
            throw wrong(component, "is not there");
        }
        return found;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(URLDecoder.decode(part, UTF_8), UTF_8).replace("+", "%20");
    }

    private String field(Item component, String name) {
        var parameters = component.parameters();
        if (!FIELD_PARAMETERS.containsAll(parameters.keySet())) {
            throw wrong(component, "has parameters that a request's field has not");
        }
        var combined = message.value(name);
        if (combined == null) {
            throw wrong(component, "is not there");
        }
        if (isSet(parameters, "bs")) {
            if (parameters.size() > 1) {
                throw wrong(component, "is bytes and something else at once");
            }
            return message.values(name).stream()
                    .map(line -> new Item(Bytes.of(line.getBytes(ISO_8859_1)), Map.of()))
                    .map(Structured::written)
                    .collect(Collectors.joining(", "));
        }
        if (parameters.containsKey("key")) {
            return member(component, combined);
        }
        return isSet(parameters, "sf") ? strict(component, name, combined) : combined;
    }

    private static boolean isSet(Map<String, Bare> parameters, String name) {
        return parameters.get(name) instanceof Flag(var set) && set;
    }

    private static String member(Item component, String combined) {
        var key = Structured.text(component.parameters(), "key");
        var member = key == null ? null : StructuredReader.dictionary(combined).get(key);
        if (member == null) {
            throw wrong(component, "is not there");
        }
        return Structured.written(member);
    }

    private String strict(Item component, String name, String combined) {
        return switch (shapes.get(name)) {
            case DICTIONARY -> Structured.written(StructuredReader.dictionary(combined));
            case LIST -> Structured.written(StructuredReader.list(combined));
            case ITEM -> Structured.written(StructuredReader.item(combined));
            case null -> throw wrong(component, "is no structured field that is known here");
        };
    }

    private static IllegalArgumentException wrong(Item component, String what) {
        return new IllegalArgumentException(Structured.written(component) + " " + what);
    }
}
