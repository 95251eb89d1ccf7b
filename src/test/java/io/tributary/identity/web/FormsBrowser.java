package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor's browser without scripts: keeps cookies, fills in forms, follows no redirect. */
public final class FormsBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TributaryServer server;
    private final Map<String, String> cookies = new TreeMap<>();
    private String accept = "text/html";
    private String formToken = "";

    public FormsBrowser(TributaryServer server) {
        this.server = server;
    }

    /** Asks for JSON from now on. */
    FormsBrowser wantingJson() {
        accept = "application/json";
        return this;
    }

    public HttpResponse<String> get(String path) {
        return remember(
                server.send(
                        server.request(path)
                                .header(
                                        "User-Agent",
                                        "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0")
                                .header("Accept", accept)
                                .header(
                                        "User-Agent",
                                        "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0")
                                .header("Cookie", cookieHeader())));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        if (formToken.isEmpty()) {
            var asked = accept;
            accept = "text/html";
            get("/sign-in");
            accept = asked;
        }
        var all = new TreeMap<>(fields);
        all.put("_csrf", formToken);
        return postBare(path, all);
    }

    /** Without the token that every form of ours carries. */
    HttpResponse<String> postBare(String path, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return remember(
                server.send(
                        server.request(path)
                                .header(
                                        "User-Agent",
                                        "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0")
                                .header("Accept", accept)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Cookie", cookieHeader())
                                .POST(BodyPublishers.ofString(body))));
    }

    /** Posts a form with one file in its field {@code files}. */
    public HttpResponse<String> postFile(
            String path, Map<String, String> fields, String name, byte[] content) {
        if (formToken.isEmpty()) {
            get("/sign-in");
        }
        var all = new TreeMap<>(fields);
        all.put("_csrf", formToken);
        var body = new ByteArrayOutputStream();
        all.forEach((field, value) -> body.writeBytes(part("name=\"" + field + "\"", value)));
        var file = "name=\"files\"; filename=\"" + name + "\"";
        body.writeBytes(part(file, new String(content, ISO_8859_1)));
        body.writeBytes("--edge--\r\n".getBytes(UTF_8));
        return remember(
                server.send(
                        server.request(path)
                                .header("Accept", accept)
                                .header("Content-Type", "multipart/form-data; boundary=edge")
                                .header("Cookie", cookieHeader())
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private static byte[] part(String disposition, String content) {
        var text =
                """
                --edge
                Content-Disposition: form-data; %s

                %s
                """;
        return text.replace("\n", "\r\n").formatted(disposition, content).getBytes(ISO_8859_1);
    }

    /** As a script of ours does, with the token of the page in a header. */
    HttpResponse<String> postJson(String path, String json) {
        if (formToken.isEmpty()) {
            get("/sign-in");
        }
        return remember(
                server.send(
                        server.request(path)
                                .header(
                                        "User-Agent",
                                        "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0")
                                .header("Accept", "application/json")
                                .header("Content-Type", "application/json")
                                .header("X-XSRF-TOKEN", formToken)
                                .header("Cookie", cookieHeader())
                                .POST(BodyPublishers.ofString(json))));
    }

    /** Signs in by password and answers what the server said. */
    public HttpResponse<String> signIn(String email, String password) {
        var answer = post("/sign-in", Map.of("email", email, "password", password));
        formToken = "";
        return answer;
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void putCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The path of the link in the newest mail to that address. */
    static String mailedLink(TributaryServer server, String email) {
        return server.mailedLink(email);
    }

    static String tokenOf(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private HttpResponse<String> remember(HttpResponse<String> answer) {
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        var token = TOKEN.matcher(answer.body());
        if (token.find()) {
            formToken = token.group(1);
        }
        return answer;
    }

    private String cookieHeader() {
        return cookies.isEmpty()
                ? "none=none"
                : cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }
}
