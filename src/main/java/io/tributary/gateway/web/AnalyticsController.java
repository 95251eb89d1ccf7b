package io.tributary.gateway.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.metering.Mode;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.InstantSource;

/** Shows how the API is used: over time, by endpoint, key, status, country and hour of the week. */
@Controller
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
class AnalyticsController {
    static final String PATH = "/partner/analytics";

    private final Analytics analytics;
    private final Pages pages;
    private final InstantSource clock;

    AnalyticsController(Analytics analytics, Pages pages, InstantSource clock) {
        this.analytics = analytics;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param mode live, test or all; without it, live for whoever has a live key
     * @param span 24h, 7d, 30d or 90d
     */
    @GetMapping(PATH)
    View analytics(
            Actor actor,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String span) {
        var page =
                analytics.of(
                        actor.organization(), mode, Span.of(span, Span.MONTH), clock.instant());
        var frame =
                Frame.work("Analytics", PATH)
                        .lead("How your keys are used. Days and hours are in UTC.")
                        .testData(page.mode() == Mode.TEST);
        return pages.page(frame, "gateway/web/analytics", page);
    }

    @GetMapping(PATH + "/{table}.csv")
    ResponseEntity<byte[]> table(
            Actor actor,
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String span) {
        var chosen = Span.of(span, Span.MONTH);
        var csv =
                analytics
                        .csv(actor.organization(), table, mode, chosen, clock.instant())
                        .orElseThrow(() -> Onward.absent("table"));
        return Download.of("usage-by-" + table + "-" + chosen.code() + ".csv", csv);
    }
}
