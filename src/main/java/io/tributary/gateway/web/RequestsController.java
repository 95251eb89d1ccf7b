package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.Recordings;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageQuery;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The request log: every call of thirty days, and its bodies while somebody records them. */
@Controller
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER})
class RequestsController {
    static final String HOME = "/partner/requests";

    private static final int PAGE = 40;
    private static final int MOST_KEYS = 100;

    private final Metering metering;
    private final ApiKeys keys;
    private final Recordings recordings;
    private final Pages pages;
    private final InstantSource clock;

    RequestsController(
            Metering metering,
            ApiKeys keys,
            Recordings recordings,
            Pages pages,
            InstantSource clock) {
        this.metering = metering;
        this.keys = keys;
        this.recordings = recordings;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(HOME)
    View list(
            Actor actor,
            @ModelAttribute RequestFilter filter,
            @RequestParam(required = false) @Nullable String cursor) {
        var organization = actor.organization();
        var now = clock.instant();
        var errors =
                filter.hasWrongId()
                        ? List.of(
                                new InputError(
                                        "id",
                                        "A request id is made of the digits 0 to 9 and a to f;"
                                                + " four of them or more are needed."))
                        : List.<InputError>of();
        var found = metering.search(organization, filter.search(now), cursor, PAGE);
        var known = keys.list(organization, null, MOST_KEYS).items();
        var names = new KeyNames(known);
        var next = found.nextCursor();
        var page =
                new RequestsPage(
                        filters(organization, filter, known, now, errors),
                        found.items().stream().map(call -> RequestRow.of(call, names)).toList(),
                        filter.isNarrow(),
                        recordings.endsAt(organization).orElse(null),
                        mayRecord(actor),
                        cursor == null ? null : filter.href(),
                        next == null ? null : filter.href() + "&cursor=" + next,
                        errors);
        var frame =
                Frame.work("Request log", HOME)
                        .lead("Every call with your keys for 30 days, refused ones too.");
        return pages.page(frame, "gateway/web/requests", page, errors.isEmpty() ? 200 : 400);
    }

    private RequestsPage.Filters filters(
            OrganizationId organization,
            RequestFilter filter,
            List<ApiKey> known,
            Instant now,
            List<InputError> errors) {
        return new RequestsPage.Filters(
                Choices.of(
                                "status",
                                "Answer",
                                List.of(
                                        new Option("", "Every answer"),
                                        new Option("success", "Succeeded (2xx)"),
                                        new Option("client_error", "Refused (4xx)"),
                                        new Option("server_error", "Failed (5xx)")))
                        .chosen(filter.statusCode()),
                Choices.of("endpoint", "Endpoint", endpoints(organization, filter, now))
                        .chosen(filter.endpointName()),
                Choices.of("key", "Key", keyOptions(known)).chosen(filter.keyCode()),
                Choices.of(
                                "mode",
                                "Mode",
                                List.of(
                                        new Option("all", "Live and test"),
                                        new Option("live", "Live"),
                                        new Option("test", "Test")))
                        .chosen(filter.modeCode()),
                Choices.of(
                                "span",
                                "When",
                                Arrays.stream(RequestFilter.Reach.values())
                                        .map(reach -> new Option(reach.code(), reach.label()))
                                        .toList())
                        .chosen(filter.reach().code()),
                Field.text("id", "Request id")
                        .value(filter.idText())
                        .longest(36)
                        .optional()
                        .errors(errors));
    }

    private List<Option> endpoints(OrganizationId organization, RequestFilter filter, Instant now) {
        var month = new Period(now.minus(RequestFilter.LOGGED), now);
        var options = new ArrayList<>(List.of(new Option("", "Every endpoint")));
        metering.usage(organization, new UsageQuery(month, GroupBy.ENDPOINT, Mode.BOTH)).stream()
                .map(UsageGroup::group)
                .forEach(
                        name ->
                                options.add(
                                        new Option(
                                                name,
                                                name.equals("unknown")
                                                        ? "No such operation"
                                                        : name)));
        var chosen = filter.endpointName();
        if (options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Option(chosen, chosen));
        }
        return options;
    }

    private static List<Option> keyOptions(List<ApiKey> known) {
        var options = new ArrayList<>(List.of(new Option("", "Every key")));
        known.forEach(
                key ->
                        options.add(
                                new Option(
                                        key.id().toString(),
                                        key.name() + " (" + key.prefix() + "…)")));
        return options;
    }

    @GetMapping(HOME + "/{id}")
    View look(Actor actor, @PathVariable String id) {
        var organization = actor.organization();
        var call =
                metering.find(organization, requestId(id)).orElseThrow(RequestsController::nothing);
        var names = new KeyNames(keys.list(organization, null, MOST_KEYS).items());
        var bodies =
                mayRecord(actor)
                        ? recordings
                                .find(organization, call.id())
                                .map(RequestPage.Bodies::of)
                                .orElse(null)
                        : null;
        var row = RequestRow.of(call, names);
        var frame =
                Frame.work(row.method() + " " + row.endpoint(), HOME).under("Request log", HOME);
        return pages.page(
                frame, "gateway/web/request", new RequestPage(row, bodies, mayRecord(actor)));
    }

    @PostMapping(HOME + "/record")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View record(Actor actor, RedirectAttributes flash) {
        recordings.begin(AuditTrail.By.of(actor));
        return back(flash, "Bodies of calls are recorded for an hour, without their values.");
    }

    @PostMapping(HOME + "/stop")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View stop(Actor actor, RedirectAttributes flash) {
        recordings.end(AuditTrail.By.of(actor));
        return back(flash, "Bodies are recorded no more.");
    }

    private static View back(RedirectAttributes flash, String notice) {
        return Onward.to(HOME, flash, notice);
    }

    private static boolean mayRecord(Actor actor) {
        return actor.role() != Role.VIEWER;
    }

    /** What is not an id names no call either. */
    private static RequestId requestId(String text) {
        try {
            return new RequestId(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            throw nothing();
        }
    }

    private static ProblemException nothing() {
        return Onward.absent("request");
    }
}
