package io.tributary.gateway.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.metering.Mode;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.InstantSource;

/** Shows a partner how things stand: allowance, usage, keys, the last calls. */
@Controller
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
class DashboardController {
    static final String PATH = "/partner/dashboard";

    private final Dashboards dashboards;
    private final Pages pages;
    private final InstantSource clock;

    DashboardController(Dashboards dashboards, Pages pages, InstantSource clock) {
        this.dashboards = dashboards;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param mode live or test; without it, live for whoever has a live key
     * @param span 24h or 7d
     * @param cursor where the list of calls begins
     */
    @GetMapping(PATH)
    View dashboard(
            Actor actor,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String span,
            @RequestParam(required = false) @Nullable String cursor) {
        var page =
                dashboards.of(
                        actor.organization(),
                        KeysController.mayLook(actor),
                        mode,
                        Span.of(span, Span.DAY),
                        cursor,
                        clock.instant());
        var frame =
                Frame.work("Dashboard", PATH).lead(page.lead()).testData(page.mode() == Mode.TEST);
        return pages.page(frame, "gateway/web/dashboard", page);
    }
}
