package io.tributary.gateway.web;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** Calls to paste, in four languages. */
final class CodeSamples {
    private static final String FIRST_CALL = "/api/v1/usage";

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
     */
    List<CodeSample> call(String method, String path, @Nullable String body, String key) {
        var url = settings.link(path);
        return List.of(
                new CodeSample("curl", curl(method, url, body, key)),
                new CodeSample("JavaScript", javaScript(method, url, body, key)),
                new CodeSample("Python", python(method, url, body, key)),
                new CodeSample("Java", java(method, url, body, key)));
    }

    private static String curl(String method, String url, @Nullable String body, String key) {
        var call =
                "curl"
                        + (method.equals("GET") || (method.equals("POST") && body != null)
                                ? ""
                                : " -X " + method)
                        + " "
                        + url
                        + " \\\n  -H 'X-API-Key: "
                        + key
                        + "'";
        return body == null
                ? call
                : call
                        + " \\\n  -H 'Content-Type: application/json' \\\n  -d '"
                        + body.strip()
                        + "'";
    }

    private static String javaScript(String method, String url, @Nullable String body, String key) {
        return body == null
                ? """
                const answer = await fetch("%s", {
                  method: "%s",
                  headers: { "X-API-Key": "%s" },
                });
                console.log(await answer.json());\
                """
                        .formatted(url, method, key)
                : """
                const answer = await fetch("%s", {
                  method: "%s",
                  headers: { "X-API-Key": "%s", "Content-Type": "application/json" },
                  body: JSON.stringify(%s),
                });
                console.log(await answer.json());\
                """
                        .formatted(url, method, key, indented(body, "  "));
    }

    private static String python(String method, String url, @Nullable String body, String key) {
        return body == null
                ? """
                import requests

                answer = requests.request("%s", "%s", headers={"X-API-Key": "%s"})
                print(answer.json())\
                """
                        .formatted(method, url, key)
                : """
                import json, requests

                body = json.loads(\"""%s\""")
                answer = requests.request("%s", "%s", json=body, headers={"X-API-Key": "%s"})
                print(answer.json())\
                """
                        .formatted(body.strip(), method, url, key);
    }

    private static String java(String method, String url, @Nullable String body, String key) {
        var publisher =
                body == null
                        ? "BodyPublishers.noBody()"
                        : "BodyPublishers.ofString(\"\"\"\n"
                                + indented(body, "        ").indent(8).stripTrailing()
                                + "\"\"\")";
        return """
        var request = HttpRequest.newBuilder(URI.create("%s"))
                .header("X-API-Key", "%s")
                .header("Content-Type", "application/json")
                .method("%s", %s)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(answer.body());\
        """
                .formatted(url, key, method, publisher);
    }

    private static String indented(String body, String indent) {
        return body.strip().lines().collect(Collectors.joining("\n" + indent));
    }
}
