package io.tributary.identity.web;

import io.tributary.identity.Hosts;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.ClientConnections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.net.InetAddress;

/**
 * Whoever asks under a name that is not registered here gets nothing: 421 without a body, before
 * anything else is done, the API included. Probes ask by address and see nothing but health.
 */
@Component
@Order(HostFilter.ORDER)
final class HostFilter extends OncePerRequestFilter {
    /** The very first; the API's own door stands behind it. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

    private static final String OWN = "io.tributary.identity.own-host";
    private static final int MISDIRECTED = 421;

    private final Hosts hosts;
    private final ClientConnections connections;

    HostFilter(Hosts hosts, ClientConnections connections) {
        this.hosts = hosts;
        this.connections = connections;
    }

    /** The organization at whose own host the page was asked for; null at the house's. */
    static @Nullable OrganizationId own(HttpServletRequest request) {
        return (OrganizationId) request.getAttribute(OWN);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isFromHere = InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        switch (hosts.of(connections.of(request).host(), isFromHere)) {
            case Hosts.Host.House() -> chain.doFilter(request, response);
            case Hosts.Host.Own(var organization) -> {
                request.setAttribute(OWN, organization);
                chain.doFilter(request, response);
            }
            case Hosts.Host.Unknown() -> {
                response.setStatus(MISDIRECTED);
                response.setContentLength(0);
            }
        }
    }
}
