package io.tributary.identity.web;

import io.tributary.identity.Open;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.SignUps;
import io.tributary.identity.Tier;
import io.tributary.identity.UseCase;
import io.tributary.identity.UseCases;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first steps. Whoever signed up in this browser sees them before the mail is answered, and
 * nothing else of the organization.
 */
@Open
@Controller
class OnboardingController {
    /** The flash attribute that carries the first key to the page, once. */
    static final String FIRST_KEY = "first-key";

    static final String PATH = "/partner/onboarding";

    /** Words of those who said what they come for, and what they mean; the rest come for dating. */
    private static final Map<Pattern, String> MEANINGS =
            Map.of(
                    Pattern.compile("\\b(stud(y|ies)|research|universit|academ)"),
                    "research",
                    Pattern.compile("\\b(venue|club|bar|party|parties|evening|event|guest)"),
                    "venue",
                    Pattern.compile("\\b(hr|team|hire|hiring|employee|staffing|workplace)"),
                    "hr");

    private final Visiting visiting;
    private final Organizations organizations;
    private final SignUps signUps;
    private final FirstSteps steps;
    private final UseCases useCases;
    private final ClientConnections connections;
    private final Pages pages;

    OnboardingController(
            Visiting visiting,
            Organizations organizations,
            SignUps signUps,
            FirstSteps steps,
            UseCases useCases,
            ClientConnections connections,
            Pages pages) {
        this.visiting = visiting;
        this.organizations = organizations;
        this.signUps = signUps;
        this.steps = steps;
        this.useCases = useCases;
        this.connections = connections;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View firstSteps(
            HttpServletRequest request,
            Model model,
            @RequestParam(required = false) @Nullable String use) {
        var found = organization(request);
        if (found.isEmpty()) {
            return Onward.to("/sign-in?next=%2Fpartner%2Fonboarding");
        }
        var organization = found.get();
        boolean signedIn = visiting.visit(request).isPresent();
        var key = model.getAttribute(FIRST_KEY) instanceof String secret ? secret : null;
        var cases = useCases.of(organization.id(), key);
        var current = current(cases, use, organization);
        var frame = signedIn ? Frame.work("First steps", PATH) : Frame.page("First steps");
        return pages.page(
                frame.lead(organization.companyName() + " is ready for test calls."),
                "identity/web/onboarding",
                new OnboardingPage(
                        key,
                        steps.of(organization, signedIn),
                        cases.stream()
                                .map(one -> OnboardingPage.Use.of(one, one.equals(current)))
                                .toList(),
                        current.sentence(),
                        current.samples()));
    }

    private static UseCase current(
            List<UseCase> cases, @Nullable String asked, Organization organization) {
        return named(cases, asked)
                .or(() -> named(cases, meant(organization)))
                .orElse(cases.getFirst());
    }

    private static Optional<UseCase> named(List<UseCase> cases, @Nullable String code) {
        return cases.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static @Nullable String meant(Organization organization) {
        if (organization.tier() == Tier.RESEARCH) {
            return "research";
        }
        var said = organization.useCase().toLowerCase(Locale.ROOT);
        return MEANINGS.entrySet().stream()
                .filter(meaning -> meaning.getKey().matcher(said).find())
                .map(Map.Entry::getValue)
                .min(String::compareTo)
                .orElse(null);
    }

    /** The list alone, for the page to refresh. */
    @GetMapping(PATH + "/steps")
    View steps(HttpServletRequest request) {
        var organization =
                organization(request)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is nothing here."));
        return pages.fragment(
                "identity/web/steps", steps.of(organization, visiting.visit(request).isPresent()));
    }

    @PostMapping(PATH + "/mail")
    View mailAgain(HttpServletRequest request, RedirectAttributes once) {
        organization(request)
                .ifPresent(
                        organization ->
                                signUps.askAgain(
                                        organization.id(), connections.of(request).address()));
        return Onward.to(
                PATH, once, "If the address waits to be confirmed, another mail is on its way.");
    }

    private Optional<Organization> organization(HttpServletRequest request) {
        return visiting.actor(request)
                .map(actor -> actor.organization())
                .or(() -> Optional.ofNullable(Sessions.provisional(request)))
                .flatMap(organizations::find);
    }
}
