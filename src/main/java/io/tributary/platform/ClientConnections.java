package io.tributary.platform;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * Tells who is at the other end of a request. Forwarded headers are believed only when they come
 * from an address that the settings name as a proxy; then only they count.
 */
public final class ClientConnections {
    private final List<AddressRange> proxies;

    ClientConnections(List<AddressRange> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    public ClientConnection of(HttpServletRequest request) {
        var peer = InetAddress.ofLiteral(request.getRemoteAddr());
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        if (!isProxy(peer) || !isForwarded(request)) {
            boolean direct = request.isSecure() || peer.isLoopbackAddress();
            return new ClientConnection(peer, request.isSecure(), !direct, host);
        }
        boolean secure = "https".equalsIgnoreCase(last(request.getHeader("X-Forwarded-Proto")));
        return new ClientConnection(
                client(peer, request), secure, !secure, forwardedHost(request, host));
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null
                || request.getHeader("X-Forwarded-Proto") != null;
    }

    /** The nearest address that is not a proxy of ours: what stands before it anybody can write. */
    private InetAddress client(InetAddress peer, HttpServletRequest request) {
        var header = request.getHeader("X-Forwarded-For");
        if (header == null) {
            return peer;
        }
        var hops = header.split(",", -1);
        var client = peer;
        for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
            try {
                client = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException _) {
                return client;
            }
        }
        return client;
    }

    private static String forwardedHost(HttpServletRequest request, String host) {
        var forwarded = last(request.getHeader("X-Forwarded-Host")).toLowerCase(Locale.ROOT);
        return forwarded.isEmpty() ? host : forwarded.replaceFirst(":\\d+$", "");
    }

    private static String last(@Nullable String header) {
        return header == null ? "" : header.substring(header.lastIndexOf(',') + 1).strip();
    }

    private boolean isProxy(InetAddress address) {
        for (var range : proxies) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
