package io.tributary.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import java.security.MessageDigest;
import java.util.Objects;

/**
 * Who may read what is measured: whoever bears the token ({@code tributary.metrics.token}), and
 * without a token whoever asks from this very machine. A call that a proxy passed on is not from
 * this machine, wherever the proxy stands.
 */
public final class MetricsReaders {
    private final ClientConnections connections;
    private final String token;

    MetricsReaders(ClientConnections connections, String token) {
        this.connections = connections;
        this.token = token.strip();
    }

    /** Whether it may. */
    public boolean mayRead(HttpServletRequest request) {
        if (token.isEmpty()) {
            return connections.of(request).address().isLoopbackAddress() && !isPassedOn(request);
        }
        var said = Objects.toString(request.getHeader("Authorization"), "");
        return MessageDigest.isEqual(said.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
    }

    private static boolean isPassedOn(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null
                || request.getHeader("Forwarded") != null;
    }
}
