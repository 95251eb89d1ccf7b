package io.tributary.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * What passkeys send is a few kilobytes, and is read whole before anybody is known: whatever is
 * larger, or does not say how large it is, is refused unread.
 */
@Component
@Order(PasskeyBodyFilter.ORDER)
final class PasskeyBodyFilter extends OncePerRequestFilter {
    /** Before the doors, which read it. */
    static final int ORDER = HouseOnlyFilter.ORDER + 1;

    private static final long LARGEST = 64 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/login/webauthn") && !path.startsWith("/webauthn");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isChunked = request.getHeader("Transfer-Encoding") != null;
        if (isChunked || request.getContentLengthLong() > LARGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
