package io.tributary.identity.web;

import io.tributary.identity.IdentityProblem;
import io.tributary.identity.Open;
import io.tributary.identity.SignUps;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.ClientConnections;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signing up, as a page and as JSON, and answering the mail that follows. */
@Open
@Controller
class SignUpController {
    private static final Frame FRAME =
            Frame.page("Sign up")
                    .lead(
                            "You get a test key at once, and your own dashboard. Test calls are"
                                    + " free.")
                    .description(
                            "Sign up with Tributary and make your first compatibility call within a"
                                    + " minute.");

    private final SignUps signUps;
    private final Sessions sessions;
    private final ClientConnections connections;
    private final Pages pages;

    SignUpController(
            SignUps signUps, Sessions sessions, ClientConnections connections, Pages pages) {
        this.signUps = signUps;
        this.sessions = sessions;
        this.connections = connections;
        this.pages = pages;
    }

    @GetMapping("/partner/signup")
    View form(@RequestParam(required = false) @Nullable String tier) {
        if (!signUps.isOpen()) {
            throw new ProblemException(
                    IdentityProblem.SIGN_UP_CLOSED, "Nobody new can sign up at the moment.");
        }
        return pages.page(
                FRAME,
                "identity/web/signup",
                SignUpPage.of(new SignUpForm(null, null, null, tier, null), List.of()));
    }

    @PostMapping("/partner/signup")
    View signUp(
            @RequestParam(name = "company_name", required = false) @Nullable String companyName,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(name = "use_case", required = false) @Nullable String useCase,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable String password,
            HttpServletRequest request,
            RedirectAttributes once) {
        var form = new SignUpForm(companyName, email, useCase, tier, password);
        var reading = form.read();
        if (!reading.errors().isEmpty()) {
            return pages.page(
                    FRAME, "identity/web/signup", SignUpPage.of(form, reading.errors()), 400);
        }
        var opened = signUps.open(reading.application(), connections.of(request).address());
        Sessions.beginProvisional(request, opened.organization().id());
        once.addFlashAttribute(OnboardingController.FIRST_KEY, opened.key().apiKey());
        return Onward.to("/partner/onboarding");
    }

    @PostMapping(path = "/api/partner/signup", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> signUp(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(SignUpForm.LONGEST_BODY + 1);
        var opened = signUps.open(SignUpForm.parse(body), connections.of(request).address());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("organization_id", opened.organization().id().toString());
        answer.put("company_name", opened.organization().companyName());
        answer.put("tier", opened.organization().tier().code());
        answer.put("status", "active");
        answer.put("email_confirmation", "mailed");
        answer.put("api_key", key(opened));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    private static Map<String, Object> key(SignUps.Opened opened) {
        var key = new LinkedHashMap<String, Object>();
        key.put("id", opened.key().id());
        key.put("api_key", opened.key().apiKey());
        key.put("name", opened.key().name());
        key.put("created_at", opened.key().createdAt().toString());
        key.put("warning", opened.key().warning());
        return key;
    }

    @GetMapping("/partner/signup/confirm")
    View confirmation(@RequestParam String token, HttpServletRequest request) {
        var waiting = signUps.waiting(token).orElseThrow(SignUpController::dead);
        return pages.page(
                Frame.card("Confirm your sign-up"),
                "identity/web/link",
                new LinkPage(
                        token,
                        "You become the owner of "
                                + waiting.companyName()
                                + ", as "
                                + waiting.email()
                                + ".",
                        "/partner/signup/confirm",
                        "Confirm and sign in",
                        waiting.offersPassword() && !beganHere(waiting, request)));
    }

    /** Whether this browser signed up; elsewhere the password may be a stranger's. */
    private static boolean beganHere(SignUps.Waiting waiting, HttpServletRequest request) {
        return waiting.organization().equals(Sessions.provisional(request));
    }

    @PostMapping("/partner/signup/confirm")
    View confirm(
            @RequestParam String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var waiting = signUps.waiting(token).orElseThrow(SignUpController::dead);
        boolean keeps = password.equals("keep") || beganHere(waiting, request);
        var confirmed = signUps.confirm(token, keeps).orElseThrow(SignUpController::dead);
        sessions.begin(request, response, confirmed.person());
        Sessions.workFor(request, confirmed.organization());
        return Onward.to("/partner/onboarding");
    }

    static ProblemException dead() {
        return new ProblemException(
                IdentityProblem.LINK_USED,
                "This link was used already, or it is too old, or it was replaced.");
    }
}
