package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Brand;
import io.tributary.identity.Brands;
import io.tributary.identity.Domain;
import io.tributary.identity.Domains;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Look;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the organization appears under its own name. */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class BrandController {
    static final String PATH = "/partner/brand";

    private final Brands brands;
    private final Domains domains;
    private final Pages pages;

    BrandController(Brands brands, Domains domains, Pages pages) {
        this.brands = brands;
        this.domains = domains;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View brand(Actor actor) {
        var brand = brands.of(actor.organization());
        return page(actor, BrandForm.of(brand), brand, List.of());
    }

    /** Saves, or only shows how it would look. */
    @PostMapping(PATH)
    View save(
            Actor actor,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam Map<String, String> typed,
            RedirectAttributes once) {
        var form = new BrandForm(typed);
        var before = brands.of(actor.organization());
        var reading = form.read(before);
        var errors = new ArrayList<>(reading.errors());
        if (act.equals("try")) {
            var colours = reading.brand().colours();
            for (var fault : colours.faults()) {
                errors.add(new InputError(fault.token().field(), colours.complaint(fault)));
            }
            return page(actor, form, reading.brand(), errors);
        }
        if (!errors.isEmpty()) {
            return page(actor, form, reading.brand(), errors);
        }
        try {
            brands.save(actor, reading.brand());
        } catch (ProblemException refused) {
            return page(actor, form, reading.brand(), inputErrors(refused));
        }
        return back(once, "The brand is saved. Pages and mail wear it from now on.");
    }

    @PostMapping(PATH + "/logo")
    View logo(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile logo,
            RedirectAttributes once)
            throws IOException {
        try {
            brands.saveLogo(actor, logo == null ? new byte[0] : logo.getBytes());
        } catch (ProblemException refused) {
            var brand = brands.of(actor.organization());
            return page(actor, BrandForm.of(brand), brand, inputErrors(refused));
        }
        return back(once, "The logo is changed.");
    }

    @PostMapping(PATH + "/logo/remove")
    View removeLogo(Actor actor, RedirectAttributes once) {
        brands.removeLogo(actor);
        return back(once, "The logo is gone; the name stands alone.");
    }

    @PostMapping(PATH + "/remove")
    View remove(Actor actor, RedirectAttributes once) {
        brands.remove(actor);
        return back(once, "Pages and mail have our look again.");
    }

    private View page(Actor actor, BrandForm form, Brand brand, List<InputError> errors) {
        var logo = brand.logo();
        var names = domains.of(actor.organization()).stream().filter(Domain::isGood).toList();
        var page =
                new BrandPage(
                        brands.isEntitled(actor.organization()),
                        brands.worn(actor.organization()).isPresent(),
                        errors,
                        Field.text("name", "Name")
                                .longest(Brand.LONGEST_NAME)
                                .value(form.text("name"))
                                .hint("Stands where our name stands, on pages and in mail.")
                                .errors(errors),
                        BrandPage.colours(form, errors),
                        BrandPage.pairs(brand.colours()),
                        BrandPage.style(brand.colours()),
                        logo == null
                                ? null
                                : new Look.Logo(logo.path(), logo.width(), logo.height()),
                        BrandPage.sender(form, errors),
                        names.stream()
                                .filter(Domain::serves)
                                .map(domain -> domain.name().text())
                                .findFirst()
                                .orElse(null),
                        names.stream().map(domain -> domain.name().text()).toList(),
                        brand.name());
        var frame =
                Frame.work("Brand", PATH)
                        .lead("Your name, logo and colours on every page and mail of yours.");
        return pages.page(frame, "identity/web/brand", page, errors.isEmpty() ? 200 : 400);
    }

    private static List<InputError> inputErrors(ProblemException refused) {
        if (refused.problem() != PlatformProblem.INVALID_INPUT) {
            throw refused;
        }
        return refused.errors();
    }

    private static View back(RedirectAttributes once, String notice) {
        return Onward.to(PATH, once, notice);
    }
}
