package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The trail of who did what, for those who answer for the organization. */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class AuditController {
    private static final String PATH = "/partner/audit";
    private static final int A_PAGE = 50;

    private final AuditTrail trail;
    private final Pages pages;

    AuditController(AuditTrail trail, Pages pages) {
        this.trail = trail;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View entries(
            Actor actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable UUID cursor) {
        var only = action.isEmpty() ? null : action;
        var found =
                trail.entries(
                        actor.organization(),
                        only,
                        cursor == null ? null : cursor.toString(),
                        A_PAGE);
        var options = new ArrayList<>(List.of(new Choices.Option("", "Everything")));
        trail.actions(actor.organization())
                .forEach(known -> options.add(new Choices.Option(known, known)));
        var filter = "?action=" + URLEncoder.encode(action, UTF_8);
        var page =
                new AuditPage(
                        found.items(),
                        Choices.of("action", "What", options).chosen(action),
                        AuditExportController.PATH + filter,
                        only != null,
                        List.of(
                                Field.text("from", "First day").type("date").longest(0).optional(),
                                Field.text("until", "Last day").type("date").longest(0).optional()),
                        Choices.of(
                                "format",
                                "Format",
                                List.of(
                                        new Choices.Option("csv", "CSV"),
                                        new Choices.Option("jsonl", "JSON lines"))),
                        cursor == null ? null : PATH + filter,
                        found.nextCursor() == null
                                ? null
                                : PATH + filter + "&cursor=" + found.nextCursor());
        var frame =
                Frame.work("Audit", PATH)
                        .lead("Who did what, newest first. Nothing here is ever changed.");
        return pages.page(frame, "identity/web/audit", page);
    }
}
