package io.tributary.identity.web;

import io.tributary.kernel.OrganizationId;

import jakarta.servlet.http.HttpServletRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who runs the house looks at an organization's pages as its owner sees them. Nothing can
 * be changed meanwhile, the organization's trail says that it happened, and it ends by itself.
 */
record Looking(OrganizationId organization, String companyName, Instant until) {
    /** How long it lasts. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final String ATTRIBUTE = "tributary.looking";

    /** What stands in the visitor's session, if it has not ended. */
    static Optional<Looking> in(HttpServletRequest request, Instant now) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
                ? Optional.of(parsed(text)).filter(looking -> now.isBefore(looking.until()))
                : Optional.empty();
    }

    void begin(HttpServletRequest request) {
        request.getSession()
                .setAttribute(
                        ATTRIBUTE, organization + " " + until.getEpochSecond() + " " + companyName);
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private static Looking parsed(String text) {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        return new Looking(
                OrganizationId.of(text.substring(0, first)),
                text.substring(second + 1),
                Instant.ofEpochSecond(Long.parseLong(text.substring(first + 1, second))));
    }
}
