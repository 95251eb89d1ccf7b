package io.tributary.portal.spi;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;

import io.tributary.kernel.RequestId;
import io.tributary.platform.Settings;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/**
 * Makes pages. A controller answers {@code pages.page(frame, template, record)}: the template gets
 * the parameters {@code shell} (a {@link Shell}) and {@code page} (the record).
 */
public final class Pages {
    /** The flash attribute whose text the next page tells once. */
    public static final String NOTICE = "notice";

    private static final Logger log = LoggerFactory.getLogger(Pages.class);

    private final TemplateEngine templates;
    private final Visitors visitors;
    private final Looks looks;
    private final Menus menus;
    private final Settings settings;
    private final Assets assets;
    private final ObjectProvider<Bell> bells;
    private final InstantSource clock;

    public Pages(
            TemplateEngine templates,
            Visitors visitors,
            Looks looks,
            Menus menus,
            Settings settings,
            Assets assets,
            ObjectProvider<Bell> bells,
            InstantSource clock) {
        this.templates = templates;
        this.visitors = visitors;
        this.looks = looks;
        this.menus = menus;
        this.settings = settings;
        this.assets = assets;
        this.bells = bells;
        this.clock = clock;
    }

    /** A whole page. */
    public View page(Frame frame, String template, Object page) {
        return page(frame, template, page, 200);
    }

    /** A whole page with a status of its own. */
    public View page(Frame frame, String template, Object page, int status) {
        return (_, request, response) -> {
            response.setStatus(status);
            var visitor = visitor(request, status);
            var ring = status < 400 ? ring(frame, visitor) : null;
            var shell = shell(frame, request, visitor, look(request, status), ring);
            render(template, Map.of("shell", shell, "page", page), response);
        };
    }

    /**
     * A part of a page, for a script to put in; the template gets the parameter {@code page} only.
     */
    public View fragment(String template, Object page) {
        return (_, _, response) -> render(template, Map.of("page", page), response);
    }

    /** A piece of a page, made now; the template gets the parameter {@code page} only. */
    public Part part(String template, Object page) {
        var output = new StringOutput();
        templates.render(template + ".jte", Map.of("page", page), output);
        return new Part(output.toString());
    }

    private void render(
            String template, Map<String, Object> parameters, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        templates.render(template + ".jte", parameters, output);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private Bell.@Nullable Ring ring(Frame frame, Visitor visitor) {
        if (!frame.isWork() || visitor.organization() == null) {
            return null;
        }
        return bells.stream().flatMap(bell -> bell.of(visitor).stream()).findFirst().orElse(null);
    }

    private Shell shell(
            Frame frame,
            HttpServletRequest request,
            Visitor visitor,
            Look look,
            Bell.@Nullable Ring ring) {
        return new Shell(
                frame,
                visitor,
                menus.of(frame, visitor),
                csrf(request),
                notice(request),
                String.valueOf(request.getAttribute(RequestId.ATTRIBUTE)),
                path(request),
                look.home() + address(request),
                settings.isDemo(),
                Theme.chosenBy(request),
                Theme.drawnFor(request),
                clock.instant(),
                assets,
                ring,
                look);
    }

    /** A page that says the server is broken must not break on the question who is reading it. */
    private Visitor visitor(HttpServletRequest request, int status) {
        try {
            return visitors.of(request);
        } catch (RuntimeException e) {
            if (status < 500) {
                throw e;
            }
            log.warn("the visitor of an error page is unknown", e);
            return Visitor.NOBODY;
        }
    }

    private Look look(HttpServletRequest request, int status) {
        try {
            return looks.of(request);
        } catch (RuntimeException e) {
            if (status < 500) {
                throw e;
            }
            log.warn("the look of an error page is unknown", e);
            return Look.house(settings.link(""));
        }
    }

    private static Shell.Csrf csrf(HttpServletRequest request) {
        return new Shell.Csrf((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }

    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : Objects.toString(flash.get(NOTICE), null);
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? address(request) : address(request) + "?" + query;
    }

    /** What was asked for, also when an error page is made in its place. */
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String said
                ? said
                : request.getRequestURI();
    }
}
