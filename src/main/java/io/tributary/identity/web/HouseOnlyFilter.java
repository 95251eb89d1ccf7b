package io.tributary.identity.web;

import io.tributary.platform.Settings;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.List;

/**
 * What concerns a person beyond one organization, or the house itself, is not at an organization's
 * own host: whoever runs that name could sit in between. Pages lead to the house, the rest is not
 * there.
 */
@Component
@Order(HouseOnlyFilter.ORDER)
final class HouseOnlyFilter extends OncePerRequestFilter {
    /** After the transport, before the doors. */
    static final int ORDER = TransportFilter.ORDER + 1;

    private static final List<String> HOUSE_ONLY =
            List.of(
                    "/account",
                    "/operator",
                    "/webauthn",
                    "/login/webauthn",
                    "/organization",
                    "/dev",
                    "/partner/signup",
                    "/api/partner",
                    "/payments/webhooks");

    private final Settings settings;

    HouseOnlyFilter(Settings settings) {
        this.settings = settings;
    }

    /** The path as handlers see it: decoded, and without what stands behind semicolons. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return HostFilter.own(request) == null
                || HOUSE_ONLY.stream()
                        .noneMatch(only -> path.equals(only) || path.startsWith(only + "/"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            var query = request.getQueryString();
            var path = request.getRequestURI() + (query == null ? "" : "?" + query);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, settings.link(path));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
