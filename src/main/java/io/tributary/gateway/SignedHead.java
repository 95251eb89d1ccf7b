package io.tributary.gateway;

import io.tributary.platform.ClientConnection;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;

/** Reads a request as whoever signed it saw it: by the name it called us, through our proxies. */
final class SignedHead {
    private static final int MOST_FIELDS = 100;

    private SignedHead() {}

    static HttpMessage of(HttpServletRequest request, ClientConnection client) {
        var scheme = client.secure() ? "https" : "http";
        var fields = new ArrayList<HttpMessage.Field>();
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) {
                if (fields.size() < MOST_FIELDS) {
                    fields.add(new HttpMessage.Field(name.toLowerCase(Locale.ROOT), value));
                }
            }
        }
        return new HttpMessage(
                request.getMethod(),
                scheme,
                authority(request, client, scheme),
                request.getRequestURI(),
                request.getQueryString(),
                fields);
    }

    /** The host that counts, with the port under which the caller reached it. */
    private static String authority(
            HttpServletRequest request, ClientConnection client, String scheme) {
        var host = client.host();
        for (var header : new String[] {"X-Forwarded-Host", "Host"}) {
            var named = last(request.getHeader(header));
            if (named.equals(host)) {
                return host;
            }
            if (named.startsWith(host + ":")) {
                return named.endsWith(scheme.equals("https") ? ":443" : ":80") ? host : named;
            }
        }
        return host;
    }

    private static String last(@Nullable String header) {
        return header == null
                ? ""
                : header.substring(header.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
