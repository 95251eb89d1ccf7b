package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Brands;
import io.tributary.identity.Domain;
import io.tributary.identity.Domains;
import io.tributary.identity.Hosts;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.UUID;

/** The names that the organization proves to be its own, and what they are for. */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class DomainsController {
    static final String PATH = "/partner/domains";

    private final Domains domains;
    private final Brands brands;
    private final Hosts hosts;
    private final Settings settings;
    private final Pages pages;

    DomainsController(Domains domains, Brands brands, Hosts hosts, Settings settings, Pages pages) {
        this.domains = domains;
        this.brands = brands;
        this.hosts = hosts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View all(Actor actor) {
        return page(actor, "", List.of());
    }

    @PostMapping(PATH)
    View claim(
            Actor actor, @RequestParam(defaultValue = "") String domain, RedirectAttributes once) {
        try {
            return back(once, told(domains.claim(actor, domain)));
        } catch (ProblemException refused) {
            if (refused.problem() != PlatformProblem.INVALID_INPUT) {
                throw refused;
            }
            return page(actor, domain, refused.errors());
        }
    }

    @PostMapping(PATH + "/{id}/check")
    View check(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        return back(once, told(domains.check(actor, id)));
    }

    @PostMapping(PATH + "/{id}/use")
    View use(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean serves,
            @RequestParam(name = "signs_in", defaultValue = "false") boolean signsIn,
            RedirectAttributes once) {
        domains.use(actor, id, serves, signsIn);
        return back(once, "What the name is for is saved.");
    }

    @PostMapping(PATH + "/{id}/remove")
    View remove(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        domains.remove(actor, id);
        return back(once, "The name is off the list.");
    }

    private static String told(Domain domain) {
        return switch (domain.state()) {
            case PROVEN -> domain.name() + " is proven to be yours.";
            case WAITING ->
                    "The record of "
                            + domain.name()
                            + " is not there yet. We look again every hour, and whenever you ask.";
            case MISSING ->
                    "The record of "
                            + domain.name()
                            + " is missing. Set it again within three days.";
        };
    }

    private View page(Actor actor, String typed, List<InputError> errors) {
        boolean local = "localhost".equals(settings.publicUrl().getHost());
        var page =
                new DomainsPage(
                        errors,
                        Field.text("domain", "Name")
                                .autocomplete("off")
                                .longest(253)
                                .value(typed)
                                .hint(
                                        local
                                                ? "Like match.example.com. On this machine also a"
                                                        + " name such as lantern.localhost, which"
                                                        + " needs no record."
                                                : "Like match.example.com for pages, or"
                                                        + " example.com for mail and sign-in.")
                                .errors(errors),
                        domains.of(actor.organization()).stream()
                                .map(
                                        domain ->
                                                DomainsPage.row(
                                                        domain, hosts.home(domain.name().text())))
                                .toList(),
                        brands.isEntitled(actor.organization()));
        var frame =
                Frame.work("Domains", PATH)
                        .lead("Names that are yours, proven by a record that only you can set.");
        return pages.page(frame, "identity/web/domains", page, errors.isEmpty() ? 200 : 400);
    }

    private static View back(RedirectAttributes once, String notice) {
        return Onward.to(PATH, once, notice);
    }
}
