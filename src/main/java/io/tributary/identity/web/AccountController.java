package io.tributary.identity.web;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.identity.SignedIn;
import io.tributary.identity.Visit;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.Comparator;
import java.util.List;

/** The visitor's own account: name, password, passkeys, and where they are signed in. */
@SignedIn
@Controller
class AccountController {
    private static final Frame FRAME = Frame.work("Account", "/account");

    private final Accounts accounts;
    private final Sessions sessions;
    private final UserCredentialRepository passkeys;
    private final Visiting visiting;
    private final Pages pages;

    AccountController(
            Accounts accounts,
            Sessions sessions,
            UserCredentialRepository passkeys,
            Visiting visiting,
            Pages pages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.visiting = visiting;
        this.pages = pages;
    }

    @SignedIn(byIssuer = true)
    @GetMapping("/account")
    View account(Person person, HttpServletRequest request) {
        return Sessions.isVouched(request)
                ? pages.page(
                        FRAME,
                        "identity/web/account-vouched",
                        new VouchedPage(person.name(), person.email(), employments(request)))
                : page(person, person.name(), List.of(), request);
    }

    /** What an organization's own sign-in opens: nothing that is the person's alone. */
    record VouchedPage(String name, String email, List<Visit.Employment> employments) {}

    private List<Visit.Employment> employments(HttpServletRequest request) {
        return visiting.visit(request).map(Visit::employments).orElse(List.of());
    }

    @PostMapping("/account/name")
    View rename(
            Person person,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request,
            RedirectAttributes once) {
        var input = new FormInput();
        var chosen = input.line("name", name, 200);
        if (!input.isGood()) {
            return page(person, chosen, input.errors(), request);
        }
        accounts.rename(person.id(), chosen);
        return back(once, "Your name is saved.");
    }

    @PostMapping("/account/password")
    View choosePassword(
            Person person,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            HttpServletRequest request,
            RedirectAttributes once) {
        try {
            accounts.choosePassword(person.id(), current, fresh);
        } catch (ProblemException refused) {
            if (refused.problem() != PlatformProblem.INVALID_INPUT) {
                throw refused;
            }
            return page(person, person.name(), refused.errors(), request);
        }
        sessions.endOthers(person.id(), request.getSession().getId());
        return back(once, "Your password is changed, and you are signed out everywhere else.");
    }

    @PostMapping("/account/passkeys/{id}/remove")
    View removePasskey(Person person, @PathVariable String id, RedirectAttributes once) {
        var own =
                passkeys.findByUserId(PasskeyOwners.handle(person.id())).stream()
                        .filter(passkey -> passkey.getCredentialId().toBase64UrlString().equals(id))
                        .findFirst()
                        .orElseThrow(AccountController::nothing);
        passkeys.delete(own.getCredentialId());
        return back(once, "The passkey " + own.getLabel() + " is removed.");
    }

    @PostMapping("/account/sessions/{reference}/end")
    View endSession(Person person, @PathVariable String reference, RedirectAttributes once) {
        if (!sessions.end(person.id(), reference)) {
            throw nothing();
        }
        return back(once, "That place is signed out.");
    }

    @PostMapping("/account/sessions/end")
    View endAll(Person person) {
        sessions.endAll(person.id());
        return Onward.to("/sign-in");
    }

    private View page(
            Person person, String name, List<InputError> errors, HttpServletRequest request) {
        var here = request.getSession().getId();
        var page =
                new AccountPage(
                        errors,
                        person.email(),
                        Field.text("name", "Name").autocomplete("name").value(name).errors(errors),
                        accounts.hasPassword(person.id()),
                        Field.password("current", "Present password", "current-password")
                                .errors(errors),
                        Field.password("fresh", "New password", "new-password")
                                .hint("At least 10 characters.")
                                .errors(errors),
                        passkeysOf(person),
                        sessions.of(person.id()).stream()
                                .map(
                                        place ->
                                                new AccountPage.Place(
                                                        Sessions.reference(place.id()),
                                                        place.since(),
                                                        place.lastSeen(),
                                                        place.address(),
                                                        place.device(),
                                                        place.id().equals(here)))
                                .toList(),
                        employments(request));
        return pages.page(FRAME, "identity/web/account", page, errors.isEmpty() ? 200 : 400);
    }

    private List<AccountPage.Passkey> passkeysOf(Person person) {
        return passkeys.findByUserId(PasskeyOwners.handle(person.id())).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated))
                .map(
                        passkey ->
                                new AccountPage.Passkey(
                                        passkey.getCredentialId().toBase64UrlString(),
                                        passkey.getLabel(),
                                        passkey.getCreated(),
                                        passkey.getLastUsed()))
                .toList();
    }

    private static View back(RedirectAttributes once, String notice) {
        return Onward.to("/account", once, notice);
    }

    private static ProblemException nothing() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is nothing here.");
    }
}
