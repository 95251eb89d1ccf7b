package io.tributary.portal.web;

import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.ProblemBody;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

import java.util.Objects;

/**
 * Answers a problem in the form its reader wants: a page for people, problem details for programs.
 */
@Component
class ProblemAnswers {
    private final Pages pages;
    private final Settings settings;

    ProblemAnswers(Pages pages, Settings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    View answer(ProblemException exception, HttpServletRequest request) {
        var view = wantsJson(request) ? body(exception, request) : page(exception, request);
        return (model, again, response) -> {
            tellWhen(exception, response);
            view.render(model, again, response);
        };
    }

    private View page(ProblemException exception, HttpServletRequest request) {
        var page = ProblemPage.of(exception, requestId(request));
        return pages.page(
                Frame.page(page.title()).unheaded(), "portal/web/problem", page, page.status());
    }

    private View body(ProblemException exception, HttpServletRequest request) {
        var body = ProblemBody.of(exception, settings, requestId(request));
        return (_, _, response) -> {
            var json = body.json();
            response.setStatus(body.status());
            response.setContentType(ProblemBody.CONTENT_TYPE);
            response.setContentLength(json.length);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getOutputStream().write(json);
        };
    }

    private static void tellWhen(ProblemException exception, HttpServletResponse response) {
        var wait = exception.retryAfter();
        if (wait != null) {
            long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
    }

    /** Programs say so, or call an address of the API. */
    static boolean wantsJson(HttpServletRequest request) {
        var path =
                Objects.requireNonNullElse(
                        (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                        request.getRequestURI());
        var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return path.startsWith("/api/")
                || (accept.contains("json") && !accept.contains("text/html"));
    }

    private static String requestId(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestId.ATTRIBUTE));
    }
}
