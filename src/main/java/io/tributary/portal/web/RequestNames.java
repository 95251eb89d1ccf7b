package io.tributary.portal.web;

import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Failures;
import io.tributary.platform.Traces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Names every request; a name from outside is not believed. */
@Component
@Order(RequestNames.ORDER)
class RequestNames extends OncePerRequestFilter {
    /** Before anything that may answer, but for the API's own door. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final InstantSource clock;
    private final Traces traces;
    private final SecureRandom random = new SecureRandom();

    RequestNames(InstantSource clock, Traces traces) {
        this.clock = clock;
        this.traces = traces;
    }

    /** By its pattern: an address may hold what is nobody's business. */
    private void trace(RequestId id, HttpServletRequest request, int status) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var start = UuidV7.instantOf(id.value());
        traces.tell(
                new Traces.Span(
                        id.value(),
                        request.getHeader("traceparent"),
                        request.getMethod() + (pattern == null ? "" : " " + pattern),
                        start,
                        Duration.between(start, clock.instant()),
                        status,
                        Map.of("http.response.status_code", Integer.toString(status))));
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
        } finally {
            if (traces.areOn()) {
                trace(id, request, response.getStatus());
            }
        }
    }
}
