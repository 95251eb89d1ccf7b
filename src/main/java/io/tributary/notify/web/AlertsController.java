package io.tributary.notify.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.notify.AlertChoice;
import io.tributary.notify.AlertKind;
import io.tributary.notify.Alerts;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What needs attention, and by which ways each person hears of it. */
@Controller
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
class AlertsController {
    static final String HOME = "/partner/alerts";

    private static final int PAGE = 20;

    private final Alerts alerts;
    private final Pages pages;

    AlertsController(Alerts alerts, Pages pages) {
        this.alerts = alerts;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View list(Actor actor, @RequestParam(required = false) @Nullable String before) {
        var found = alerts.of(actor, before == null ? null : id(before), PAGE);
        var kinds =
                alerts.kinds().stream()
                        .collect(Collectors.toMap(AlertKind::code, Function.identity()));
        var next = found.nextCursor();
        var page =
                new AlertsPage(
                        found.items().stream()
                                .map(alert -> AlertsPage.Row.of(alert, kinds))
                                .toList(),
                        found.items().stream().anyMatch(alert -> alert.seenAt() == null),
                        actor.role() != Role.VIEWER,
                        before == null ? null : HOME,
                        next == null ? null : HOME + "?before=" + next);
        var frame =
                Frame.work("Alerts", HOME)
                        .lead("What needs somebody's attention, for the whole organization.");
        return pages.page(frame, "notify/web/alerts", page);
    }

    @PostMapping(HOME + "/{id}/seen")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE})
    View see(Actor actor, @PathVariable String id) {
        alerts.see(actor, id(id));
        return Onward.to(HOME);
    }

    @PostMapping(HOME + "/seen")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE})
    View seeAll(Actor actor, RedirectAttributes flash) {
        int marked = alerts.seeAll(actor);
        return Onward.to(
                HOME,
                flash,
                marked == 1
                        ? "One alert is marked as seen."
                        : marked + " alerts are marked as seen.");
    }

    @GetMapping(HOME + "/settings")
    View settings(Actor actor) {
        var frame =
                Frame.work("What you hear of", HOME)
                        .under("Alerts", HOME)
                        .lead("For you alone. Colleagues choose for themselves.");
        return pages.page(
                frame,
                "notify/web/alert-settings",
                AlertSettingsPage.of(alerts.choices(actor), actor.email()));
    }

    /** A box that is not sent is not ticked. */
    @PostMapping(HOME + "/settings")
    View choose(
            Actor actor,
            @RequestParam MultiValueMap<String, String> ticked,
            RedirectAttributes flash) {
        var wanted = new LinkedHashMap<String, AlertChoice>();
        for (var row : AlertSettingsPage.of(alerts.choices(actor), actor.email()).rows()) {
            wanted.put(
                    row.field(),
                    new AlertChoice(
                            ticked.containsKey(row.mailName()),
                            ticked.containsKey(row.portalName())));
        }
        alerts.choose(actor, wanted);
        return Onward.to(HOME + "/settings", flash, "Saved.");
    }

    /** What is not an id names no alert either. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Onward.absent("alert");
        }
    }
}
