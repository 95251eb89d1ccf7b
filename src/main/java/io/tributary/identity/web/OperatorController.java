package io.tributary.identity.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Person;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Onward;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What may be done with an organization: live calls granted by contract, suspending, reactivating.
 * The page with the forms is the desk's; it gets back what was typed, once, with what is wrong.
 */
@OperatorOnly
@Controller
class OperatorController {
    private static final String ONE = LookingController.ORGANIZATIONS + "/{id}";

    private final Operators operators;
    private final InstantSource clock;

    OperatorController(Operators operators, InstantSource clock) {
        this.operators = operators;
        this.clock = clock;
    }

    @PostMapping(ONE + "/live-api")
    View grantLiveApi(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes once) {
        var input = new FormInput();
        var name = input.line("contract", contract, 180);
        var end = endOf(until, input);
        var organization = found(id);
        if (!input.isGood()) {
            return again(id, input, Map.of("contract", contract, "until", until), once);
        }
        operators.grantLiveApi(operator, organization, end, name);
        return back(id, once, "Live calls are granted until " + until + ".");
    }

    @PostMapping(ONE + "/live-api/withdraw")
    View withdrawLiveApi(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        operators.withdrawLiveApi(operator, found(id));
        return back(id, once, "The contract's grant has ended.");
    }

    @PostMapping(ONE + "/suspend")
    View suspend(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes once) {
        return setStatus(operator, id, Organization.Status.SUSPENDED, reason, once);
    }

    @PostMapping(ONE + "/reactivate")
    View reactivate(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes once) {
        return setStatus(operator, id, Organization.Status.ACTIVE, reason, once);
    }

    private View setStatus(
            Person operator,
            UUID id,
            Organization.Status status,
            String reason,
            RedirectAttributes once) {
        var input = new FormInput();
        var why = input.line("reason", reason, 500);
        var organization = found(id);
        if (!input.isGood()) {
            return again(id, input, Map.of("reason", reason), once);
        }
        operators.setStatus(operator, organization, status, why);
        return back(
                id,
                once,
                status == Organization.Status.ACTIVE
                        ? "The organization is active again."
                        : "Live calls are stopped.");
    }

    /** The end of that day. */
    private Instant endOf(String date, FormInput input) {
        var beginning = Days.beginning(date);
        if (beginning.isEmpty()) {
            input.error("until", "The last day is a date, like 2027-12-31.");
            return clock.instant();
        }
        var end = beginning.get().plus(Duration.ofDays(1));
        if (!end.isAfter(clock.instant())) {
            input.error("until", "The day has passed.");
        }
        return end;
    }

    private OrganizationId found(UUID id) {
        return operators
                .overview(new OrganizationId(id))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.NOT_FOUND, "There is nothing here."))
                .organization()
                .id();
    }

    private static View again(
            UUID id, FormInput input, Map<String, String> typed, RedirectAttributes once) {
        typed.forEach(once::addFlashAttribute);
        return back(
                id,
                once,
                "Nothing was done. "
                        + input.errors().stream()
                                .map(InputError::detail)
                                .collect(Collectors.joining(" ")));
    }

    private static View back(UUID id, RedirectAttributes once, String notice) {
        return Onward.to(LookingController.ORGANIZATIONS + "/" + id, once, notice);
    }
}
