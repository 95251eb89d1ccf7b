package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A request as a signature sees it.
 *
 * @param authority host, and port when it is not the scheme's own; in lower case
 * @param path undecoded; never empty
 * @param query undecoded, without the question mark; null when there is none
 * @param fields in the order in which they came
 */
record HttpMessage(
        String method,
        String scheme,
        String authority,
        String path,
        @Nullable String query,
        List<Field> fields) {
    private static final Pattern FOLD = Pattern.compile("[ \\t]*\\r?\\n[ \\t]+");

    /** One line of the head; its name in lower case. */
    record Field(String name, String value) {}

    HttpMessage {
        path = path.isEmpty() ? "/" : path;
        fields = List.copyOf(fields);
    }

    /** What was sent under that name, one value a line, folded lines made one. */
    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(field -> FOLD.matcher(field.value().strip()).replaceAll(" "))
                .toList();
    }

    /** All that was sent under that name; null when nothing was. */
    @Nullable String value(String name) {
        var values = values(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    String targetUri() {
        return scheme + "://" + authority + requestTarget();
    }

    String requestTarget() {
        return query == null ? path : path + "?" + query;
    }
}
