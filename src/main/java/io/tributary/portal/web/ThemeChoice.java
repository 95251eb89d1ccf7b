package io.tributary.portal.web;

import io.tributary.portal.spi.Theme;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Keeps whether a visitor wants light or dark pages. A plain link may do it: nothing but the look
 * depends on it, and a form with a token would cost every visitor of a public page a session.
 */
@Controller
class ThemeChoice {
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    @GetMapping("/theme")
    ResponseEntity<Void> choose(
            @RequestParam(required = false) String choice,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        var theme = Theme.of(choice).orElse(Theme.SYSTEM);
        var cookie =
                ResponseCookie.from(Theme.COOKIE, theme.code())
                        .path("/")
                        .maxAge(theme == Theme.SYSTEM ? Duration.ZERO : Duration.ofDays(365))
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .httpOnly(true)
                        .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(ownPath(back)))
                .build();
    }

    /** Only an address of this server: the link must not lead elsewhere. */
    static String ownPath(String back) {
        return OWN_PATH.matcher(back).matches() && !back.contains("%5") ? back : "/";
    }
}
