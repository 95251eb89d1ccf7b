package io.tributary.identity.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Operators;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Onward;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.util.UUID;

/** Begins and ends looking at an organization's pages as its owner. */
@OperatorOnly
@Controller
class LookingController {
    static final String ORGANIZATIONS = "/operator/organizations";
    static final String END = "/operator/looking/end";

    private final Operators operators;
    private final InstantSource clock;

    LookingController(Operators operators, InstantSource clock) {
        this.operators = operators;
        this.clock = clock;
    }

    @PostMapping(ORGANIZATIONS + "/{id}/look")
    View look(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes once) {
        var organization =
                operators
                        .overview(new OrganizationId(id))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is nothing here."))
                        .organization();
        var why = reason.strip();
        if (why.isEmpty() || why.length() > 500) {
            return Onward.to(
                    ORGANIZATIONS + "/" + id,
                    once,
                    "Say why you look, in at most 500 characters: the owner reads it.");
        }
        var until = clock.instant().plus(Looking.LIFE);
        operators.lookedIn(operator, organization.id(), why, until);
        new Looking(organization.id(), organization.companyName(), until).begin(request);
        return Onward.to("/partner/dashboard");
    }

    @PostMapping(END)
    View end(HttpServletRequest request, RedirectAttributes once) {
        var looking = Looking.in(request, clock.instant());
        Looking.end(request);
        return Onward.to(
                looking.map(one -> ORGANIZATIONS + "/" + one.organization()).orElse(ORGANIZATIONS),
                once,
                "You are yourself again.");
    }
}
