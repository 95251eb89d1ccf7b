package io.tributary.billing.web;

import io.tributary.billing.BillingProfiles;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;

/** Who is billed, and where. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class ProfileController {
    static final String PATH = "/partner/billing/profile";

    private final BillingProfiles profiles;
    private final Pages pages;

    ProfileController(BillingProfiles profiles, Pages pages) {
        this.profiles = profiles;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View look(Actor actor) {
        return page(actor, ProfileForm.of(profiles.of(actor.organization())), List.of());
    }

    @PostMapping(PATH)
    View save(Actor actor, @ModelAttribute ProfileForm form, RedirectAttributes once) {
        var input = new FormInput();
        var profile = form.profile(input);
        if (profile == null) {
            return page(actor, form, input.errors());
        }
        profiles.save(AuditTrail.By.of(actor), profile);
        return Onward.to(PATH, once, "The billing profile is saved.");
    }

    private View page(Actor actor, ProfileForm form, List<InputError> errors) {
        boolean provisional = profiles.find(actor.organization()).isEmpty();
        var frame =
                Frame.work("Billing profile", PATH)
                        .lead(
                                "It stands on every invoice from now on; those that are final stay"
                                        + " as they are.");
        return pages.page(
                frame,
                "billing/web/profile",
                form.page(provisional, errors),
                errors.isEmpty() ? 200 : 400);
    }
}
