package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A visitor who calls the server by a name of the test's choice, whatever that name leads to: keeps
 * cookies, fills in forms, follows no redirect.
 */
final class HostVisitor {
    /** What came back. */
    record Answer(int status, List<String> headers, String body) {
        Answer {
            headers = List.copyOf(headers);
        }

        Optional<String> header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(header -> header.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TributaryServer server;
    private final String host;
    private final Map<String, String> cookies = new TreeMap<>();

    HostVisitor(TributaryServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** The same browser at another name: a thief who carries cookies where they do not belong. */
    HostVisitor carriedTo(String other) {
        var visitor = new HostVisitor(server, other);
        visitor.cookies.putAll(cookies);
        return visitor;
    }

    Answer get(String path) {
        return send("GET", path, "", "");
    }

    /** Loads a page for its token, then sends the form. */
    Answer post(String page, String path, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page).body());
        var all = new TreeMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        var form =
                all.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    Answer signIn(String email, String password) {
        return post("/sign-in", "/sign-in", Map.of("email", email, "password", password));
    }

    Answer send(String method, String path, String type, String body) {
        return send(method, path, type, body.getBytes(UTF_8));
    }

    /** Posts a body that is no text. */
    Answer sendBytes(String path, String type, byte[] body) {
        return send("POST", path, type, body);
    }

    private Answer send(String method, String path, String type, byte[] body) {
        var head =
                "%s %s HTTP/1.0\r\nHost: %s\r\nAccept: text/html, */*;q=0.1\r\nUser-Agent: test\r\nCookie: %s\r\n"
                        .formatted(method, path, host, cookieHeader());
        var length =
                type.isEmpty()
                        ? ""
                        : "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, body.length);
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((head + length + "\r\n").getBytes(UTF_8));
            socket.getOutputStream().write(body);
            return remember(read(new String(socket.getInputStream().readAllBytes(), UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Answer read(String text) {
        int end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end).split("\r\n", -1);
        return new Answer(
                Integer.parseInt(lines[0].split(" ", -1)[1]),
                List.of(lines).subList(1, lines.length),
                text.substring(end + 4));
    }

    private Answer remember(Answer answer) {
        for (var header : answer.headers()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("set-cookie:")) {
                var pair = header.substring("set-cookie:".length()).strip().split(";", 2)[0];
                var parts = new ArrayList<>(List.of(pair.split("=", 2)));
                cookies.put(parts.getFirst(), parts.getLast());
            }
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
