package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.ClientConnection;
import io.tributary.platform.ClientConnections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Takes the calls of the API off the servlet container, ahead of every other filter: no session, no
 * cookie and no page has a part in them. On the API's own host {@code /v1/…} is {@code /api/v1/…}.
 */
final class ApiDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SHORT_PREFIX = "/v1/";
    private static final String PREFLIGHT = "Access-Control-Request-Method";
    private static final byte[] NOTHING = new byte[0];

    private final transient Gate gate;
    private final transient Origins origins;
    private final transient Country country;
    private final transient ClientConnections connections;
    private final transient InstantSource clock;
    private final String apiHost;

    ApiDoor(
            Gate gate,
            Origins origins,
            Country country,
            ClientConnections connections,
            InstantSource clock,
            String apiHost) {
        this.gate = gate;
        this.origins = origins;
        this.country = country;
        this.connections = connections;
        this.clock = clock;
        this.apiHost = apiHost;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var client = connections.of(request);
        var path = path(request.getRequestURI(), client);
        if (path == null) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("OPTIONS")) {
            options(request, response, path);
        } else {
            send(gate.answer(arrival(request, client, path)), response);
        }
    }

    private @Nullable String path(String uri, ClientConnection client) {
        if (uri.startsWith(ApiRoute.PREFIX)) {
            return uri;
        }
        return uri.startsWith(SHORT_PREFIX) && client.host().equals(apiHost) ? "/api" + uri : null;
    }

    private Arrival arrival(HttpServletRequest request, ClientConnection client, String path)
            throws IOException {
        var body = body(request);
        return new Arrival(
                clock.instant(),
                client,
                request.getMethod(),
                path,
                request.getQueryString(),
                request.getHeader("X-API-Key"),
                request.getContentType(),
                body,
                request.getHeader("Idempotency-Key"),
                metadata(request.getHeader("X-Metadata")),
                country.of(request, client.address()),
                request.getHeader("Origin"),
                request.getHeader("User-Agent"),
                request.getHeader("Signature-Input") == null
                        ? null
                        : SignedHead.of(request, client));
    }

    /** Headers are read as ISO 8859-1; what callers mean is UTF-8. */
    private static @Nullable String metadata(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return null;
        }
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) > 127) {
                return new String(header.getBytes(ISO_8859_1), UTF_8);
            }
        }
        return header;
    }

    /** Null when there is more than is read. */
    private static byte @Nullable [] body(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced == 0 || (announced < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return NOTHING;
        }
        if (announced > ApiCall.LARGEST_BODY) {
            return null;
        }
        if (announced > 0) {
            return request.getInputStream().readNBytes((int) announced);
        }
        var body = request.getInputStream().readNBytes(ApiCall.LARGEST_BODY + 1);
        return body.length > ApiCall.LARGEST_BODY ? null : body;
    }

    private static void send(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        for (var field : reply.fields()) {
            response.setHeader(field.name(), field.value());
        }
        if (reply.contentType().isEmpty()) {
            return;
        }
        response.setContentType(reply.contentType());
        response.setContentLength(reply.body().length());
        reply.body().writeTo(response.getOutputStream());
    }

    /** What may be asked of an address; pages of registered origins are told that they may ask. */
    private void options(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setStatus(204);
        response.setHeader(
                RequestId.HEADER,
                UuidV7.at(clock.instant(), ThreadLocalRandom.current()).toString());
        response.setHeader("Allow", gate.allow(path));
        response.setHeader("Vary", "Origin");
        var origin = request.getHeader("Origin");
        if (origin != null && request.getHeader(PREFLIGHT) != null && origins.isKnown(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Methods", gate.allow(path));
            response.setHeader(
                    "Access-Control-Allow-Headers",
                    "Content-Type, Content-Digest, X-API-Key, X-Metadata, Idempotency-Key,"
                            + " Signature, Signature-Input");
            response.setHeader("Access-Control-Max-Age", "600");
        }
    }
}
