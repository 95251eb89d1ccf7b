package io.tributary.privacy.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.Days;
import io.tributary.kernel.Email;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.privacy.PrivacyProblem;
import io.tributary.privacy.Request;
import io.tributary.privacy.Requests;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What persons ask of us, with the days that are left to answer. */
@OperatorOnly
@Controller
class PrivacyDeskController {
    static final String DESK = "/operator/privacy";

    private static final int LONGEST_NOTE = 500;

    private final Requests requests;
    private final InstantSource clock;
    private final Pages pages;

    PrivacyDeskController(Requests requests, InstantSource clock, Pages pages) {
        this.requests = requests;
        this.clock = clock;
        this.pages = pages;
    }

    /** What was typed to write down a request. */
    record Typed(String kind, String email, String received, String note) {}

    @GetMapping(DESK)
    View desk() {
        return desk(new Typed("", "", today().toString(), ""), List.of());
    }

    @PostMapping(DESK)
    View record(
            Person operator,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes once) {
        var errors = new ArrayList<InputError>();
        var typed = new Typed(kind, email, received, note);
        var wanted =
                Arrays.stream(Request.Kind.values())
                        .filter(one -> one.code().equals(kind))
                        .findFirst();
        if (wanted.isEmpty()) {
            errors.add(new InputError("kind", "Choose what they ask for."));
        }
        var address = Email.of(email);
        if (address.isEmpty()) {
            errors.add(
                    new InputError(
                            "email", "This is not an e-mail address, like name@example.com."));
        }
        var at = receivedAt(received, errors);
        if (note.length() > LONGEST_NOTE) {
            errors.add(new InputError("note", "At most " + LONGEST_NOTE + " characters."));
        }
        if (!errors.isEmpty()) {
            return desk(typed, errors);
        }
        var id =
                requests.record(
                        operator, wanted.orElseThrow(), address.orElseThrow(), at, note.strip());
        return Onward.to(DESK + "/" + id, once, "The request is written down.");
    }

    /** The beginning of that day, or now for today. */
    private Instant receivedAt(String day, List<InputError> errors) {
        var now = clock.instant();
        var at = Days.beginning(day);
        if (at.isEmpty()) {
            errors.add(new InputError("received", "This is a date, like 2026-11-21."));
        } else if (at.get().isAfter(now) || at.get().isBefore(now.minus(Duration.ofDays(365)))) {
            errors.add(new InputError("received", "A day of the last year."));
        }
        return at.orElse(now);
    }

    private View desk(Typed typed, List<InputError> errors) {
        var now = clock.instant();
        var open = requests.open();
        long late = open.stream().filter(request -> request.dueAt().isBefore(now)).count();
        var page =
                new PrivacyDeskPages.Desk(
                        PrivacyWeb.tabs(DESK),
                        List.of(
                                Figure.of("Open", Numerals.count(open.size())),
                                Figure.of("Late", Numerals.count(late))),
                        open.stream().map(one -> PrivacyDeskPages.Row.of(one, now)).toList(),
                        requests.ended(50).stream()
                                .map(one -> PrivacyDeskPages.Row.of(one, now))
                                .toList(),
                        errors,
                        kinds(typed.kind(), errors),
                        Field.email("email", "Their address")
                                .autocomplete("off")
                                .value(typed.email())
                                .errors(errors),
                        Field.text("received", "Received on (UTC)")
                                .type("date")
                                .value(typed.received())
                                .errors(errors),
                        Field.text("note", "How it came")
                                .optional()
                                .longest(LONGEST_NOTE)
                                .value(typed.note())
                                .errors(errors));
        return pages.page(
                Frame.work("Privacy", DESK)
                        .lead("What persons ask of us, and until when we answer."),
                "privacy/web/desk",
                page,
                errors.isEmpty() ? 200 : 400);
    }

    private static Choices kinds(String chosen, List<InputError> errors) {
        var kinds =
                Arrays.stream(Request.Kind.values())
                        .map(kind -> new Choices.Option(kind.code(), kind.label()))
                        .toList();
        return Choices.of("kind", "What they ask for", kinds).chosen(chosen).errors(errors);
    }

    @GetMapping(DESK + "/{id}")
    View one(@PathVariable UUID id) {
        return one(id, List.of(), "", "");
    }

    @GetMapping(DESK + "/{id}/data")
    ResponseEntity<byte[]> data(@PathVariable UUID id) {
        var copy = requests.copy(found(id));
        return Download.of(
                "data-of-request-" + id + ".json",
                MediaType.APPLICATION_JSON,
                OwnPrivacyController.JSON.writeValueAsBytes(copy));
    }

    @PostMapping(DESK + "/{id}/answered")
    View answered(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        requests.answered(operator, id, "The copy was sent.");
        return back(id, once, "The request is answered.");
    }

    @PostMapping(DESK + "/{id}/mail")
    View mailAgain(@PathVariable UUID id, RedirectAttributes once) {
        requests.mailAgain(id);
        return back(id, once, "A fresh link is on its way to them.");
    }

    @PostMapping(DESK + "/{id}/refuse")
    View refuse(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes once) {
        if (why.isBlank() || why.length() > LONGEST_NOTE) {
            return one(
                    id,
                    List.of(
                            new InputError(
                                    "why", "Say why; they read it. At most 500 characters.")),
                    "",
                    why);
        }
        requests.refuse(operator, id, why.strip());
        return back(id, once, "The request is refused, and they are told why.");
    }

    @PostMapping(DESK + "/{id}/erase")
    View erase(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String how,
            RedirectAttributes once) {
        if (how.isBlank() || how.length() > LONGEST_NOTE) {
            return one(
                    id,
                    List.of(new InputError("how", "Say how you know that it is them.")),
                    how,
                    "");
        }
        return switch (requests.confirm(operator, id, how.strip())
                .orElseThrow(() -> Onward.absent("request"))) {
            case Requests.Answer.Erased(_) -> back(id, once, "They are erased.");
            case Requests.Answer.Blocked(var obstacles) ->
                    throw new ProblemException(
                            PrivacyProblem.ERASURE_BLOCKED, String.join(" ", obstacles));
        };
    }

    private View one(UUID id, List<InputError> errors, String how, String why) {
        var request = found(id);
        var page =
                new PrivacyDeskPages.One(
                        request,
                        PrivacyDeskPages.Row.of(request, clock.instant()),
                        request.receipt() == null ? null : "/privacy/receipts/" + request.receipt(),
                        errors,
                        Field.text("how", "How you know that it is them")
                                .longest(LONGEST_NOTE)
                                .value(how)
                                .errors(errors),
                        Field.text("why", "Why it is refused; they read it")
                                .longest(LONGEST_NOTE)
                                .value(why)
                                .errors(errors));
        return pages.page(
                Frame.work(request.kind().label(), DESK).under("Privacy", DESK),
                "privacy/web/request",
                page,
                errors.isEmpty() ? 200 : 400);
    }

    private Request found(UUID id) {
        return requests.find(id).orElseThrow(() -> Onward.absent("request"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static View back(UUID id, RedirectAttributes once, String notice) {
        return Onward.to(DESK + "/" + id, once, notice);
    }
}
