package io.tributary.identity.web;

import io.tributary.identity.Hosts;
import io.tributary.identity.IdentityProblem;
import io.tributary.identity.IssuerSignIn;
import io.tributary.identity.Issuers;
import io.tributary.identity.Open;
import io.tributary.identity.Person;
import io.tributary.identity.Visit;
import io.tributary.kernel.Email;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signing in through the issuer of one's organization: e-mail first, there, and back. */
@Open
@Controller
class IssuerSignInController {
    static final String PATH = "/sign-in/organization";

    private static final Frame FRAME =
            Frame.card("Sign in through your organization")
                    .lead("Your address tells which organization vouches for you.");

    private final Issuers issuers;
    private final IssuerSignIn signIn;
    private final Sessions sessions;
    private final Visiting visiting;
    private final Hosts hosts;
    private final ClientConnections connections;
    private final Settings settings;
    private final Pages pages;

    IssuerSignInController(
            Issuers issuers,
            IssuerSignIn signIn,
            Sessions sessions,
            Visiting visiting,
            Hosts hosts,
            ClientConnections connections,
            Settings settings,
            Pages pages) {
        this.issuers = issuers;
        this.signIn = signIn;
        this.sessions = sessions;
        this.visiting = visiting;
        this.hosts = hosts;
        this.connections = connections;
        this.settings = settings;
        this.pages = pages;
    }

    /** The way in by e-mail. */
    record IssuerSignInPage(List<InputError> errors, Field email, String next) {
        IssuerSignInPage {
            errors = List.copyOf(errors);
        }
    }

    /** Where the issuer is. */
    record DeparturePage(String address, String host) {}

    @GetMapping(PATH)
    View form(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        var known = visiting.visit(request).map(Visit::person).map(Person::email).orElse("");
        return page(known, next, List.of());
    }

    @PostMapping(PATH)
    View depart(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request) {
        var responsible =
                Email.of(email)
                        .flatMap(issuers::responsibleFor)
                        .filter(organization -> isHere(organization, request));
        if (responsible.isEmpty()) {
            return page(
                    email,
                    next,
                    List.of(
                            new InputError(
                                    "email",
                                    "No organization vouches for addresses of this name.")));
        }
        var organization = responsible.get();
        var departure =
                signIn.depart(
                        organization,
                        returnsTo(request, organization),
                        SignInController.local(next),
                        connections.of(request).address());
        Sessions.leave(request, departure.state());
        return pages.page(
                Frame.card("On to your organization"),
                "identity/web/departure",
                new DeparturePage(
                        departure.address().toString(), departure.address().getAuthority()));
    }

    @GetMapping(PATH + "/{id}/callback")
    View arrive(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String iss,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        var organization = new OrganizationId(id);
        var callback = new IssuerSignIn.Callback(state, code, iss, error);
        return switch (signIn.arrive(organization, callback, Sessions.comeBack(request))) {
            case IssuerSignIn.Ending.TurnedAway(var why) ->
                    throw new ProblemException(IdentityProblem.NOT_VOUCHED, why);
            case IssuerSignIn.Ending.Arrived(var person, var issuer, var next) -> {
                sessions.beginVouched(
                        request, response, person, new Visit.Voucher(organization, issuer));
                yield Onward.to(next.isEmpty() ? "/partner/dashboard" : next);
            }
        };
    }

    /** At an organization's own host nobody is sent to another's issuer. */
    private static boolean isHere(OrganizationId organization, HttpServletRequest request) {
        var own = HostFilter.own(request);
        return own == null || own.equals(organization);
    }

    private String returnsTo(HttpServletRequest request, OrganizationId organization) {
        var home =
                Optional.ofNullable(HostFilter.own(request))
                        .flatMap(hosts::nameOf)
                        .map(hosts::home)
                        .orElseGet(() -> settings.link(""));
        return home + callback(organization);
    }

    /** The path to which an issuer sends people back. */
    static String callback(OrganizationId organization) {
        return PATH + "/" + organization + "/callback";
    }

    private View page(String email, String next, List<InputError> errors) {
        return pages.page(
                FRAME,
                "identity/web/issuer-signin",
                new IssuerSignInPage(
                        errors,
                        Field.email("email", "Work e-mail").value(email).errors(errors),
                        SignInController.local(next)),
                errors.isEmpty() ? 200 : 400);
    }
}
