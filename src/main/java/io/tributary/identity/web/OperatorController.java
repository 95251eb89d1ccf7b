package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Person;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** Finds organizations, grants live calls by contract, suspends and reactivates. */
@OperatorOnly
@Controller
class OperatorController {
    private static final String PATH = "/operator/organizations";
    private static final int A_PAGE = 50;

    private final Operators operators;
    private final InstantSource clock;
    private final Pages pages;

    OperatorController(Operators operators, InstantSource clock, Pages pages) {
        this.operators = operators;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID cursor) {
        var text = q.strip();
        var found = operators.search(text, cursor == null ? null : cursor.toString(), A_PAGE);
        var filter = PATH + "?q=" + URLEncoder.encode(text, UTF_8);
        var page =
                new OperatorPage.Found(
                        Field.text("q", "Name, id or staff address")
                                .type("search")
                                .value(text)
                                .optional(),
                        found.items(),
                        cursor == null ? null : filter,
                        found.nextCursor() == null
                                ? null
                                : filter + "&cursor=" + found.nextCursor());
        return pages.page(Frame.work("Organizations", PATH), "identity/web/operator", page);
    }

    @GetMapping(PATH + "/{id}")
    View organization(@PathVariable UUID id) {
        return page(id, "", "", "", List.of());
    }

    @PostMapping(PATH + "/{id}/live-api")
    View grantLiveApi(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes once) {
        var input = new FormInput();
        var name = input.line("contract", contract, 180);
        var end = endOf(until, input);
        if (!input.isGood()) {
            return page(id, contract, until, "", input.errors());
        }
        operators.grantLiveApi(operator, found(id).organization().id(), end, name);
        return back(id, once, "Live calls are granted until " + until + ".");
    }

    @PostMapping(PATH + "/{id}/live-api/withdraw")
    View withdrawLiveApi(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        operators.withdrawLiveApi(operator, found(id).organization().id());
        return back(id, once, "The contract's grant has ended.");
    }

    @PostMapping(PATH + "/{id}/suspend")
    View suspend(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes once) {
        return setStatus(
                operator,
                id,
                Organization.Status.SUSPENDED,
                reason,
                once,
                "Live calls are stopped.");
    }

    @PostMapping(PATH + "/{id}/reactivate")
    View reactivate(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes once) {
        return setStatus(
                operator,
                id,
                Organization.Status.ACTIVE,
                reason,
                once,
                "The organization is active again.");
    }

    private View setStatus(
            Person operator,
            UUID id,
            Organization.Status status,
            String reason,
            RedirectAttributes once,
            String notice) {
        var input = new FormInput();
        var why = input.line("reason", reason, 500);
        if (!input.isGood()) {
            return page(id, "", "", reason, input.errors());
        }
        operators.setStatus(operator, found(id).organization().id(), status, why);
        return back(id, once, notice);
    }

    /** The end of that day. */
    private Instant endOf(String date, FormInput input) {
        try {
            var end = LocalDate.parse(date).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (end.isAfter(clock.instant())) {
                return end;
            }
            input.error("until", "This day has passed.");
        } catch (DateTimeParseException _) {
            input.error("until", "This is a date, like 2027-12-31.");
        }
        return clock.instant();
    }

    private Operators.Overview found(UUID id) {
        return operators
                .overview(new OrganizationId(id))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.NOT_FOUND, "There is nothing here."));
    }

    private View page(
            UUID id, String contract, String until, String reason, List<InputError> errors) {
        var overview = found(id);
        var page =
                new OperatorPage.One(
                        overview,
                        errors,
                        Field.text("contract", "Contract")
                                .hint("Its number or name, as it stands in the trail.")
                                .longest(180)
                                .value(contract)
                                .errors(errors),
                        Field.text("until", "Until, including that day (UTC)")
                                .type("date")
                                .value(until)
                                .errors(errors),
                        Field.text("reason", "Reason")
                                .hint("The organization's owner reads it.")
                                .longest(500)
                                .value(reason)
                                .errors(errors));
        var frame =
                Frame.work(overview.organization().companyName(), PATH)
                        .under("Organizations", PATH);
        return pages.page(frame, "identity/web/operator-one", page, errors.isEmpty() ? 200 : 400);
    }

    private static View back(UUID id, RedirectAttributes once, String notice) {
        once.addFlashAttribute(Pages.NOTICE, notice);
        return SignUpController.seeOther(PATH + "/" + id);
    }
}
