package io.tributary.identity.web;

import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.ProblemBody;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * Nothing travels where others can read it: pages asked for in the clear are asked for again over
 * TLS, anything else is refused; browsers that came over TLS are told to stay with it. The probes
 * of {@code /actuator} show nothing and are left alone.
 */
@Component
@Order(TransportFilter.ORDER)
final class TransportFilter extends OncePerRequestFilter {
    /** After the request has its name, before the doors. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final String STAY = "max-age=31536000";

    private final ClientConnections connections;
    private final Settings settings;

    TransportFilter(ClientConnections connections, Settings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var connection = connections.of(request);
        if (connection.secure()) {
            response.setHeader(
                    "Strict-Transport-Security",
                    HostFilter.own(request) == null ? STAY + "; includeSubDomains" : STAY);
        }
        if (!connection.exposed()) {
            chain.doFilter(request, response);
        } else if (isPage(request)) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(HttpHeaders.LOCATION, secured(connection.host(), request));
        } else {
            refuse(request, response);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/")
                && !path.startsWith("/v1/")
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }

    private String secured(String host, HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return HostFilter.own(request) == null && "https".equals(settings.publicUrl().getScheme())
                ? settings.link(path)
                : "https://" + host + path;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var refusal =
                new ProblemException(
                        PlatformProblem.INSECURE_TRANSPORT,
                        "This was sent over plain HTTP, which anybody on the way can read.");
        var body =
                ProblemBody.of(
                                refusal,
                                settings,
                                String.valueOf(request.getAttribute(RequestId.ATTRIBUTE)))
                        .json();
        response.setStatus(refusal.problem().status());
        response.setContentType(ProblemBody.CONTENT_TYPE);
        response.getOutputStream().write(body);
    }
}
