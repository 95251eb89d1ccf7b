package io.tributary.compatibility.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;
import io.tributary.compatibility.Trait;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Somebody with a browser that runs no scripts: it keeps cookies and sends forms. */
final class Guest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TributaryServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    Guest(TributaryServer server) {
        this.server = server;
    }

    List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getName).toList();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.address(path)));
    }

    /** Opens the page with the form, then sends that form to its address. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var found = TOKEN.matcher(get(page).body());
        if (!found.find()) {
            throw new AssertionError("no form on " + page);
        }
        var form = new TreeMap<>(fields);
        form.put("_csrf", found.group(1));
        var body =
                String.join(
                        "&",
                        form.entrySet().stream()
                                .map(
                                        field ->
                                                field.getKey()
                                                        + "="
                                                        + URLEncoder.encode(
                                                                field.getValue(), UTF_8))
                                .toList());
        return send(
                HttpRequest.newBuilder(server.address(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Answers every question of a way with the same choice, step by step. */
    void answerAll(String way, int choice) {
        for (int step = 1; step <= 7; step++) {
            var path = "/assessment/" + way + "/" + step;
            submit(path, path, answers(step, choice));
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException("the server did not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** What the form of a step is filled in with: the same choice everywhere. */
    static Map<String, String> answers(int step, int choice) {
        var fields = new TreeMap<String, String>();
        Trait.of(StepPage.group(step))
                .forEach(trait -> fields.put("t" + trait.index(), String.valueOf(choice)));
        return fields;
    }
}
