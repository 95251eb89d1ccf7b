package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Members;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.UUID;

/** One member: added, changed, taken off the list. */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class MembersController {
    private static final String LIST = "/partner/members";

    private final Members members;
    private final Pages pages;

    MembersController(Members members, Pages pages) {
        this.members = members;
        this.pages = pages;
    }

    @GetMapping(LIST + "/new")
    View fresh(Actor actor) {
        return form(null, MemberForm.FRESH, List.of());
    }

    @PostMapping(LIST + "/new")
    View add(Actor actor, @ModelAttribute MemberForm form, RedirectAttributes once) {
        var reading = form.read();
        if (reading.entry() == null) {
            return form(null, form, reading.errors());
        }
        try {
            members.add(actor, reading.entry());
        } catch (ProblemException refused) {
            if (refused.problem() != PlatformProblem.INVALID_INPUT) {
                throw refused;
            }
            return form(null, form, refused.errors());
        }
        return back(once, reading.entry().name() + " is on the list.");
    }

    @GetMapping(LIST + "/{id}")
    View member(Actor actor, @PathVariable UUID id) {
        return form(id.toString(), MemberForm.of(found(actor, id).entry()), List.of());
    }

    @PostMapping(LIST + "/{id}")
    View change(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute MemberForm form,
            RedirectAttributes once) {
        var fixed = form.withEmail(found(actor, id).entry().email());
        var reading = fixed.read();
        if (reading.entry() == null) {
            return form(id.toString(), fixed, reading.errors());
        }
        members.change(actor, id, reading.entry());
        return back(once, "The changes are saved.");
    }

    @PostMapping(LIST + "/{id}/remove")
    View remove(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        members.remove(actor, id);
        return back(once, "The member is off the list.");
    }

    private Members.Member found(Actor actor, UUID id) {
        return members.find(actor.organization(), id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.NOT_FOUND, "There is nothing here."));
    }

    private View form(@Nullable String id, MemberForm form, List<InputError> errors) {
        var frame = Frame.work(id == null ? "Add a member" : "Member", LIST).under("Members", LIST);
        return pages.page(
                frame,
                "identity/web/member",
                MemberPage.of(id, form, errors),
                errors.isEmpty() ? 200 : 400);
    }

    private static View back(RedirectAttributes once, String notice) {
        return Onward.to(LIST, once, notice);
    }
}
