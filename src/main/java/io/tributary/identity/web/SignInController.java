package io.tributary.identity.web;

import io.tributary.identity.Accounts;
import io.tributary.identity.DemoAccounts;
import io.tributary.identity.Open;
import io.tributary.identity.Person;
import io.tributary.identity.SignedIn;
import io.tributary.identity.Staff;
import io.tributary.identity.Visit;
import io.tributary.kernel.Email;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Signing in by password and by mailed link, and what mailed links open. */
@Open
@Controller
class SignInController {
    private static final Frame FRAME = Frame.card("Sign in");

    private final Accounts accounts;
    private final Staff staff;
    private final Sessions sessions;
    private final Visiting visiting;
    private final ClientConnections connections;
    private final ObjectProvider<DemoAccounts> demo;
    private final Pages pages;

    SignInController(
            Accounts accounts,
            Staff staff,
            Sessions sessions,
            Visiting visiting,
            ClientConnections connections,
            ObjectProvider<DemoAccounts> demo,
            Pages pages) {
        this.accounts = accounts;
        this.staff = staff;
        this.sessions = sessions;
        this.visiting = visiting;
        this.connections = connections;
        this.demo = demo;
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    View form(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        return pages.page(
                FRAME,
                "identity/web/signin",
                SignInPage.of("", local(next), List.of(), demoAccounts(request)));
    }

    @PostMapping("/sign-in")
    View byPassword(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person =
                accounts.byPassword(
                        Email.of(email).orElse(""), password, connections.of(request).address());
        if (person.isEmpty()) {
            var error = new InputError("email", "This e-mail and password do not go together.");
            return pages.page(
                    FRAME,
                    "identity/web/signin",
                    SignInPage.of(email, local(next), List.of(error), demoAccounts(request)),
                    400);
        }
        return enter(request, response, person.get(), next);
    }

    @PostMapping("/sign-in/link")
    View mailLink(
            @RequestParam(name = "link_email", defaultValue = "") String typed,
            HttpServletRequest request) {
        var email = Email.of(typed);
        if (email.isEmpty()) {
            var error =
                    new InputError(
                            "link_email", "This is not an e-mail address, like name@example.com.");
            return pages.page(
                    FRAME,
                    "identity/web/signin",
                    SignInPage.of(typed, "", List.of(error), demoAccounts(request)),
                    400);
        }
        accounts.mailLink(email.get(), connections.of(request).address(), HostFilter.own(request));
        return pages.page(
                Frame.card("Look into your mail"),
                "identity/web/mailed",
                new MailedPage(email.get()));
    }

    /** The mail that was sent. */
    record MailedPage(String email) {}

    @GetMapping("/sign-in/link")
    View link(@RequestParam String token) {
        return pages.page(
                Frame.card("Sign in"),
                "identity/web/link",
                new LinkPage(
                        token,
                        "Your link works once. Press the button to use it.",
                        "/sign-in/link/use",
                        "Sign in",
                        false));
    }

    @PostMapping("/sign-in/link/use")
    View byLink(
            @RequestParam String token, HttpServletRequest request, HttpServletResponse response) {
        return enter(
                request,
                response,
                accounts.byLink(token, HostFilter.own(request)).orElseThrow(SignUpController::dead),
                "");
    }

    @GetMapping("/invitation")
    View invitation(@RequestParam String token, HttpServletRequest request) {
        var offer = staff.offer(token, HostFilter.own(request)).orElseThrow(SignUpController::dead);
        return pages.page(
                Frame.card("Join " + offer.companyName()),
                "identity/web/link",
                new LinkPage(
                        token,
                        offer.email()
                                + " will work for "
                                + offer.companyName()
                                + " as "
                                + offer.role().label().toLowerCase(Locale.ROOT)
                                + ".",
                        "/invitation",
                        "Accept and sign in",
                        false));
    }

    @PostMapping("/invitation")
    View accept(
            @RequestParam String token, HttpServletRequest request, HttpServletResponse response) {
        var joined =
                staff.accept(token, HostFilter.own(request)).orElseThrow(SignUpController::dead);
        sessions.begin(request, response, joined.person());
        Sessions.workFor(request, joined.organization());
        return Onward.to("/partner/dashboard");
    }

    /** Works for another of the visitor's organizations from now on. */
    @SignedIn(byIssuer = true)
    @PostMapping("/organization/switch")
    View switchTo(@RequestParam UUID organization, Person person, HttpServletRequest request) {
        var chosen = new OrganizationId(organization);
        var theirs =
                visiting.visit(request).orElseThrow().employments().stream()
                        .anyMatch(employment -> employment.organization().equals(chosen));
        if (!theirs) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "There is nothing here.");
        }
        Sessions.workFor(request, chosen);
        return Onward.to("/partner/dashboard");
    }

    /** Leads to where the visitor's own pages begin. */
    @SignedIn(byIssuer = true)
    @GetMapping("/home")
    View home(Person person, HttpServletRequest request) {
        return Onward.to(
                Visiting.home(visiting.visit(request).orElseThrow(), HostFilter.own(request))
                        .path());
    }

    private View enter(
            HttpServletRequest request, HttpServletResponse response, Person person, String next) {
        sessions.begin(request, response, person);
        var wished = local(next);
        if (!wished.isEmpty()) {
            return Onward.to(wished);
        }
        return Onward.to(afterwards(request, person));
    }

    private String afterwards(HttpServletRequest request, Person person) {
        var own = HostFilter.own(request);
        var visit = accounts.visit(person.id()).orElseThrow();
        var here = visit.within(own, null);
        boolean isVouchedElsewhere =
                here.employments().isEmpty()
                        && visit.employments().stream().anyMatch(Visit.Employment::byIssuer);
        return isVouchedElsewhere ? IssuerSignInController.PATH : Visiting.home(here, own).path();
    }

    /** An address of ours; whatever else somebody put into the link leads nowhere. */
    static String local(String next) {
        boolean ours =
                next.startsWith("/")
                        && !next.startsWith("//")
                        && next.chars().noneMatch(c -> c < ' ' || c == '\\');
        return ours ? next : "";
    }

    private List<DemoAccounts.DemoAccount> demoAccounts(HttpServletRequest request) {
        var connection = connections.of(request);
        return connection.address().isLoopbackAddress() && HostFilter.own(request) == null
                ? demo.stream().flatMap(world -> world.all().stream()).toList()
                : List.of();
    }
}
