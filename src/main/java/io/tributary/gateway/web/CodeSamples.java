package io.tributary.gateway.web;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls to paste, in four languages. */
final class CodeSamples {
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

    CodeSamples(Settings settings) {
        this.settings = settings;
    }

    /** A call that every key with the scope usage:read can make. */
    List<CodeSample> firstCall(String key) {
        return call("GET", FIRST_CALL, null, key);
    }

    /**
     * One operation, called.
     *
     * @param body its JSON; null for none
     * @param key null for an operation without one
     */
    List<CodeSample> call(String method, String path, @Nullable String body, @Nullable String key) {
        var fields = new LinkedHashMap<String, String>();
        if (key != null) {
            fields.put("X-API-Key", key);
        }
        if (body != null) {
            fields.put("Content-Type", "application/json");
        }
        var url = settings.link(path.replace("{id}", "ID"));
        var call = new Call(method, url, fields, body == null ? null : body.strip());
        return List.of(
                new CodeSample("curl", curl(call)),
                new CodeSample("JavaScript", javaScript(call)),
                new CodeSample("Python", python(call)),
                new CodeSample("Java", java(call)));
    }

    private static String curl(Call call) {
        boolean implied = call.method().equals(call.body() == null ? "GET" : "POST");
        var text =
                "curl "
                        + (implied ? "" : "-X " + call.method() + " ")
                        + call.url()
                        + (call.fields().isEmpty()
                                ? ""
                                : " \\\n  " + call.fields("-H '%s: %s'", " \\\n  "));
        return call.body() == null ? text : text + " \\\n  -d '" + call.body() + "'";
    }

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

    /** The standard library is enough. */
    private static String python(Call call) {
        var body = call.body() == null ? "" : "    data=b\"\"\"" + call.body() + "\"\"\",\n";
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

    private static String java(Call call) {
        var fields =
                call.fields().isEmpty()
                        ? ""
                        : call.fields("        .header(\"%s\", \"%s\")", "\n") + "\n";
        var body =
                call.body() == null
                        ? "BodyPublishers.noBody()"
                        : "BodyPublishers.ofString(\"\"\"\n"
                                + call.body().indent(16).stripTrailing()
                                + "\"\"\")";
        return """
        var request = HttpRequest.newBuilder(URI.create("%s"))
        %s        .method("%s", %s)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        IO.println(answer.statusCode() + " " + answer.body());\
        """
                .formatted(call.url(), fields, call.method(), body);
    }
}
