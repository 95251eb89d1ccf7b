package io.tributary.identity.web;

import io.tributary.identity.OnboardingFacts;
import io.tributary.identity.Open;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.SignUps;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first steps. Whoever signed up in this browser sees them before the mail is answered, and
 * nothing else of the organization.
 */
@Open
@Controller
class OnboardingController {
    /** The flash attribute that carries the first key to the page, once. */
    static final String FIRST_KEY = "first-key";

    private final Visiting visiting;
    private final Organizations organizations;
    private final SignUps signUps;
    private final ObjectProvider<OnboardingFacts> facts;
    private final ClientConnections connections;
    private final Settings settings;
    private final Pages pages;

    OnboardingController(
            Visiting visiting,
            Organizations organizations,
            SignUps signUps,
            ObjectProvider<OnboardingFacts> facts,
            ClientConnections connections,
            Settings settings,
            Pages pages) {
        this.visiting = visiting;
        this.organizations = organizations;
        this.signUps = signUps;
        this.facts = facts;
        this.connections = connections;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping("/partner/onboarding")
    View firstSteps(HttpServletRequest request, Model model) {
        var organization = organization(request);
        if (organization.isEmpty()) {
            return SignUpController.seeOther("/sign-in?next=%2Fpartner%2Fonboarding");
        }
        boolean signedIn = visiting.visit(request).isPresent();
        var key = model.getAttribute(FIRST_KEY) instanceof String secret ? secret : null;
        var frame =
                signedIn
                        ? Frame.work("First steps", "/partner/onboarding")
                        : Frame.page("First steps");
        return pages.page(
                frame.lead(organization.get().companyName() + " is ready for test calls."),
                "identity/web/onboarding",
                new OnboardingPage(key, call(key), steps(organization.get()), signedIn));
    }

    /** The list alone, for the page to refresh. */
    @GetMapping("/partner/onboarding/steps")
    View steps(HttpServletRequest request) {
        var organization =
                organization(request)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is nothing here."));
        return pages.fragment("identity/web/steps", steps(organization));
    }

    @PostMapping("/partner/onboarding/mail")
    View mailAgain(HttpServletRequest request, RedirectAttributes once) {
        organization(request)
                .ifPresent(
                        organization ->
                                signUps.askAgain(
                                        organization.id(), connections.of(request).address()));
        once.addFlashAttribute(
                Pages.NOTICE, "If the address waits to be confirmed, another mail is on its way.");
        return SignUpController.seeOther("/partner/onboarding");
    }

    private Optional<Organization> organization(HttpServletRequest request) {
        return visiting.actor(request)
                .map(actor -> actor.organization())
                .or(() -> Optional.ofNullable(Sessions.provisional(request)))
                .flatMap(organizations::find);
    }

    private OnboardingPage.Steps steps(Organization organization) {
        var claim = signUps.claim(organization.id());
        boolean confirmed = claim.map(SignUps.Claim::confirmed).orElse(true);
        var email = claim.map(SignUps.Claim::email).orElse("");
        return new OnboardingPage.Steps(
                List.of(
                        new OnboardingPage.Step(
                                "Sign up", "The organization and a first test key exist.", true),
                        new OnboardingPage.Step(
                                "Confirm your e-mail",
                                confirmed
                                        ? "The organization has an owner."
                                        : "Open the link we mailed to " + email + ".",
                                confirmed),
                        new OnboardingPage.Step(
                                "Make your first call",
                                "Paste the call below into a terminal.",
                                firstCallMade(organization.id()))),
                email,
                confirmed);
    }

    private boolean firstCallMade(OrganizationId organization) {
        return facts.stream().anyMatch(fact -> fact.firstCallMade(organization));
    }

    private CodeSample call(@Nullable String key) {
        return new CodeSample(
                "curl",
                """
                curl %s \\
                  -H "X-API-Key: %s" \\
                  -H "Content-Type: application/json" \\
                  -d '{"person1": {"traits": [%s]},
                       "person2": {"traits": [%s]}}'
                """
                        .formatted(
                                settings.link("/api/v1/compatibility/calculate"),
                                key == null ? "YOUR_TEST_KEY" : key,
                                traits(3),
                                traits(5))
                        .strip());
    }

    /** 32 numbers in [0, 1] that look like somebody. */
    private static String traits(int step) {
        return IntStream.range(0, 32)
                .mapToObj(trait -> "0." + (trait * step % 9 + 1))
                .collect(Collectors.joining(","));
    }
}
