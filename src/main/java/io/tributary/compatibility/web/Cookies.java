package io.tributary.compatibility.web;

import io.tributary.compatibility.AssessmentKey;
import io.tributary.compatibility.Assessments;
import io.tributary.platform.ClientConnections;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

import java.time.Duration;
import java.util.Optional;

/**
 * The two cookies of the assessment: the key to the visitor's answers, and the link by which they
 * were invited. Neither is set before the visitor begins or accepts.
 */
@Component
final class Cookies {
    private static final String KEY = "assessment";
    private static final String INVITATION = "assessment-invitation";

    private final ClientConnections connections;

    Cookies(ClientConnections connections) {
        this.connections = connections;
    }

    Optional<AssessmentKey> key(HttpServletRequest request) {
        var value = value(request, KEY);
        return value == null ? Optional.empty() : AssessmentKey.of(value);
    }

    void keep(AssessmentKey key, HttpServletRequest request, HttpServletResponse response) {
        set(request, response, KEY, key.value(), Assessments.KEPT);
    }

    /** The token of the link that invited this visitor. */
    Optional<String> invitation(HttpServletRequest request) {
        return Optional.ofNullable(value(request, INVITATION));
    }

    void invite(String token, HttpServletRequest request, HttpServletResponse response) {
        set(request, response, INVITATION, token, Assessments.KEPT);
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, KEY, "", Duration.ZERO);
        set(request, response, INVITATION, "", Duration.ZERO);
    }

    private @Nullable String value(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name(request, name));
        return cookie == null ? null : cookie.getValue();
    }

    private void set(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration age) {
        var cookie =
                ResponseCookie.from(name(request, name), value)
                        .path("/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(isSecure(request))
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** A name that browsers take from this host alone, where the transport allows it. */
    private String name(HttpServletRequest request, String name) {
        return isSecure(request) ? "__Host-" + name : name;
    }

    private boolean isSecure(HttpServletRequest request) {
        return connections.of(request).secure();
    }
}
