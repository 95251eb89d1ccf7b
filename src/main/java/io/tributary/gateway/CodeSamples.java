package io.tributary.gateway;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Calls to paste, in four languages, whole as they stand: the Java is a file to run, and nothing is
 * needed but each language's own library.
 */
public final class CodeSamples {
    /** What stands for the reader's key. */
    public static final String KEY = "sk_test_YOUR_KEY";

    private static final Pattern VARIES = Pattern.compile("\\{(\\w+)}");
    private static final String FIRST_CALL = "/api/v1/usage";

    /** One call; the body is null when nothing is sent. */
    private record Call(
            String method, String url, Map<String, String> fields, @Nullable String body) {
        String fields(String shape, String between) {
            return fields.entrySet().stream()
                    .map(field -> shape.formatted(field.getKey(), field.getValue()))
                    .collect(Collectors.joining(between));
        }
    }

    private final Settings settings;

    public CodeSamples(Settings settings) {
        this.settings = settings;
    }

    /** A call that every key with the scope usage:read can make. */
    public List<CodeSample> firstCall(String key) {
        return call("GET", FIRST_CALL, null, key);
    }

    /** The operation with the example of its body, and {@link #KEY} if it needs one. */
    public List<CodeSample> of(ApiReference.Operation operation) {
        var request = operation.docs().request();
        return call(
                operation.method(),
                operation.path(),
                request == null ? null : request.example(),
                operation.scope().isEmpty() ? null : KEY);
    }

    /**
     * One operation, called.
     *
     * @param body its JSON; null for none
     * @param key null for an operation without one
     */
    public List<CodeSample> call(
            String method, String path, @Nullable String body, @Nullable String key) {
        return call(method, path, body, key, Map.of());
    }

    /**
     * One operation, called with further fields.
     *
     * @param body its JSON; null for none
     * @param key null for an operation without one
     */
    public List<CodeSample> call(
            String method,
            String path,
            @Nullable String body,
            @Nullable String key,
            Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>();
        if (key != null) {
            fields.put("X-API-Key", key);
        }
        if (body != null) {
            fields.put("Content-Type", "application/json");
        }
        fields.putAll(more);
        var url = settings.link(asIfFilledIn(path));
        var call = new Call(method, url, fields, body == null ? null : body.strip());
        return List.of(
                new CodeSample("curl", curl(call)),
                new CodeSample("JavaScript", javaScript(call)),
                new CodeSample("Python", python(call)),
                new CodeSample("Java", java(call)));
    }

    /** What varies in a path stands in capitals: {@code {id}} is {@code ID}. */
    private static String asIfFilledIn(String path) {
        return VARIES.matcher(path).replaceAll(name -> name.group(1).toUpperCase(Locale.ROOT));
    }

    private static String curl(Call call) {
        boolean implied = call.method().equals(call.body() == null ? "GET" : "POST");
        var text =
                "curl "
                        + (implied ? "" : "-X " + call.method() + " ")
                        + quoted(call.url())
                        + (call.fields().isEmpty()
                                ? ""
                                : " \\\n  " + call.fields("-H '%s: %s'", " \\\n  "));
        return call.body() == null
                ? text
                : text + " \\\n  -d '" + call.body().replace("'", "'\\''") + "'";
    }

    /** An address with a question mark would be a pattern to some shells. */
    private static String quoted(String url) {
        return url.indexOf('?') < 0 ? url : "'" + url + "'";
    }

    /** JSON is JavaScript. */
    private static String javaScript(Call call) {
        var body =
                call.body() == null
                        ? ""
                        : "  body: JSON.stringify(" + call.body().replace("\n", "\n  ") + "),\n";
        return """
        const answer = await fetch("%s", {
          method: "%s",
          headers: { %s },
        %s});
        console.log(answer.status, await answer.text());\
        """
                .formatted(call.url(), call.method(), call.fields("\"%s\": \"%s\"", ", "), body);
    }

    private static String python(Call call) {
        var body =
                call.body() == null
                        ? ""
                        : "    data=\"\"\"" + escaped(call.body()) + "\"\"\".encode(),\n";
        return """
        from urllib.request import Request, urlopen

        request = Request(
            "%s",
            method="%s",
            headers={%s},
        %s)
        with urlopen(request) as answer:
            print(answer.status, answer.read().decode())\
        """
                .formatted(call.url(), call.method(), call.fields("\"%s\": \"%s\"", ", "), body);
    }

    /** A file to run with {@code java Call.java}, from Java 25. */
    private static String java(Call call) {
        var fields =
                call.fields().isEmpty()
                        ? ""
                        : call.fields("            .header(\"%s\", \"%s\")", "\n") + "\n";
        var body =
                call.body() == null
                        ? "HttpRequest.BodyPublishers.noBody()"
                        : "HttpRequest.BodyPublishers.ofString(\"\"\"\n"
                                + escaped(call.body()).indent(20).stripTrailing()
                                + "\"\"\")";
        return """
        import module java.net.http;

        void main() throws Exception {
            var request = HttpRequest.newBuilder(URI.create("%s"))
        %s            .method("%s", %s)
                    .build();
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                IO.println(answer.statusCode() + " " + answer.body());
            }
        }\
        """
                .formatted(call.url(), fields, call.method(), body);
    }

    /** As it stands in a text of three quotes, in Java and in Python. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
    }
}
