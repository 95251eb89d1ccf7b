package io.tributary.portal.web;

import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Failures;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Names every request; a name from outside is not believed. */
@Component
@Order(RequestNames.ORDER)
class RequestNames extends OncePerRequestFilter {
    /** Before anything that may answer, but for the API's own door. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RequestNames(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = new RequestId(UuidV7.at(clock.instant(), random));
        request.setAttribute(RequestId.ATTRIBUTE, id);
        response.setHeader(RequestId.HEADER, id.toString());
        try (var _ = MDC.putCloseable(Failures.REQUEST, id.toString())) {
            chain.doFilter(request, response);
        }
    }
}
