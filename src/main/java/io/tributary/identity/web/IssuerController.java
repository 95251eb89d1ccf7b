package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Domains;
import io.tributary.identity.Hosts;
import io.tributary.identity.Issuer;
import io.tributary.identity.Issuers;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which issuer vouches for the organization's people. */
@AllowedFor(Role.OWNER)
@Controller
class IssuerController {
    static final String PATH = "/partner/single-sign-on";

    private final Issuers issuers;
    private final Domains domains;
    private final Staff staff;
    private final Hosts hosts;
    private final Settings settings;
    private final Pages pages;

    IssuerController(
            Issuers issuers,
            Domains domains,
            Staff staff,
            Hosts hosts,
            Settings settings,
            Pages pages) {
        this.issuers = issuers;
        this.domains = domains;
        this.staff = staff;
        this.hosts = hosts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View issuer(Actor actor) {
        var kept = issuers.of(actor.organization());
        return page(actor, IssuerForm.of(kept.orElse(null)), List.of());
    }

    @PostMapping(PATH)
    View save(Actor actor, @RequestParam Map<String, String> typed, RedirectAttributes once) {
        var form = new IssuerForm(typed);
        var input = new FormInput();
        var address = input.line("address", form.text("address"), 500);
        var client = input.line("client_id", form.text("client_id"), 300);
        var secret = typed.getOrDefault("client_secret", "");
        if (secret.length() > 500) {
            input.error("client_secret", "This has at most 500 characters.");
        }
        if (!input.isGood()) {
            return page(actor, form, input.errors());
        }
        try {
            issuers.save(
                    actor,
                    new Issuer(address, client, form.newcomers(), form.isRequired()),
                    secret.isEmpty() ? null : secret);
        } catch (ProblemException refused) {
            if (refused.problem() != PlatformProblem.INVALID_INPUT) {
                throw refused;
            }
            return page(actor, form, refused.errors());
        }
        return back(once, "The issuer answered as it should, and is saved.");
    }

    @PostMapping(PATH + "/remove")
    View remove(Actor actor, RedirectAttributes once) {
        issuers.remove(actor);
        return back(once, "Nobody vouches any more; people sign in as others do.");
    }

    private View page(Actor actor, IssuerForm form, List<InputError> errors) {
        var organization = actor.organization();
        var names =
                domains.of(organization).stream()
                        .filter(domain -> domain.isGood() && domain.signsIn())
                        .map(domain -> domain.name().text())
                        .toList();
        var page =
                new IssuerPage(
                        errors,
                        issuers.of(organization).isPresent(),
                        form.fields(errors),
                        form.choices(errors),
                        form.isRequired(),
                        names,
                        outside(organization, names),
                        returns(organization));
        var frame =
                Frame.work("Single sign-on", PATH)
                        .lead("Your own issuer signs your people in, by OpenID Connect.");
        return pages.page(frame, "identity/web/issuer", page, errors.isEmpty() ? 200 : 400);
    }

    /** Staff who could not come in if the issuer were the only way. */
    private List<String> outside(OrganizationId organization, List<String> names) {
        return staff.of(organization).stream()
                .filter(colleague -> colleague.role() != Role.OWNER)
                .map(Staff.Colleague::email)
                .filter(email -> !names.contains(email.substring(email.indexOf('@') + 1)))
                .toList();
    }

    private List<String> returns(OrganizationId organization) {
        var addresses = new ArrayList<String>();
        addresses.add(settings.link(IssuerSignInController.callback(organization)));
        hosts.nameOf(organization)
                .map(name -> hosts.home(name) + IssuerSignInController.callback(organization))
                .ifPresent(addresses::add);
        return addresses;
    }

    private static View back(RedirectAttributes once, String notice) {
        return Onward.to(PATH, once, notice);
    }
}
