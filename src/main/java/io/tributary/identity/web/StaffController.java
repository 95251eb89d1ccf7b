package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Members;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.InputError;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The staff of an organization, invitations to it, and the list of its members. */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class StaffController {
    private static final String PATH = "/partner/members";
    private static final int MEMBERS_A_PAGE = 50;

    private final Staff staff;
    private final Members members;
    private final InstantSource clock;
    private final Pages pages;

    StaffController(Staff staff, Members members, InstantSource clock, Pages pages) {
        this.staff = staff;
        this.members = members;
        this.clock = clock;
        this.pages = pages;
    }

    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
    @GetMapping(PATH)
    View everybody(
            Actor actor,
            @RequestParam(defaultValue = "") String affiliation,
            @RequestParam(required = false) @Nullable UUID cursor) {
        return page(actor, affiliation, cursor, "", Role.DEVELOPER.code(), List.of());
    }

    @PostMapping(PATH + "/invitations")
    View invite(
            Actor actor,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            RedirectAttributes once) {
        var input = new FormInput();
        var address = input.email("email", email);
        var given = input.choice("role", role, StaffController::role, Role.VIEWER);
        if (!input.isGood()) {
            return page(actor, "", null, email, role, input.errors());
        }
        try {
            staff.invite(actor, address, given);
        } catch (ProblemException refused) {
            if (refused.problem() != PlatformProblem.INVALID_INPUT) {
                throw refused;
            }
            return page(actor, "", null, email, role, refused.errors());
        }
        return back(once, "An invitation is on its way to " + address + ".");
    }

    @PostMapping(PATH + "/invitations/{id}/resend")
    View inviteAgain(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        staff.inviteAgain(actor, id);
        return back(once, "The invitation was mailed again; the old link is dead.");
    }

    @PostMapping(PATH + "/invitations/{id}/withdraw")
    View withdraw(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        staff.withdraw(actor, id);
        return back(once, "The invitation is withdrawn.");
    }

    @PostMapping(PATH + "/staff/{person}/role")
    View changeRole(
            Actor actor,
            @PathVariable UUID person,
            @RequestParam String role,
            RedirectAttributes once) {
        var input = new FormInput();
        var given = input.choice("role", role, StaffController::role, Role.VIEWER);
        input.requireGood();
        staff.changeRole(actor, new PersonId(person), given);
        return back(once, "The role is changed.");
    }

    @PostMapping(PATH + "/staff/{person}/remove")
    View remove(Actor actor, @PathVariable UUID person, RedirectAttributes once) {
        staff.remove(actor, new PersonId(person));
        return person.equals(actor.person().value())
                ? Onward.to("/account")
                : back(once, "They work for the organization no more.");
    }

    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
    @PostMapping(PATH + "/leave")
    View leave(Actor actor) {
        staff.remove(actor, actor.person());
        return Onward.to("/account");
    }

    private View page(
            Actor actor,
            String affiliation,
            @Nullable UUID cursor,
            String typedEmail,
            String typedRole,
            List<InputError> errors) {
        var page =
                new StaffPage(
                        runs(actor),
                        actor.person(),
                        staff.of(actor.organization()).stream()
                                .map(
                                        colleague ->
                                                new StaffPage.Colleague(
                                                        colleague, givable(actor, colleague)))
                                .toList(),
                        staff.invitations(actor.organization()),
                        clock.instant(),
                        errors,
                        Field.email("email", "E-mail")
                                .autocomplete("off")
                                .value(typedEmail)
                                .errors(errors),
                        Choices.of("role", "Role", roles(givable(actor)))
                                .chosen(typedRole)
                                .errors(errors),
                        memberList(actor, affiliation, cursor));
        var frame =
                Frame.work("Members", PATH)
                        .lead("Staff act for the organization; members are the people it serves.");
        return pages.page(frame, "identity/web/members", page, errors.isEmpty() ? 200 : 400);
    }

    private StaffPage.MemberList memberList(
            Actor actor, String affiliation, @Nullable UUID cursor) {
        var only =
                Arrays.stream(Members.Affiliation.values())
                        .filter(one -> one.code().equals(affiliation))
                        .findFirst();
        var found =
                members.of(
                        actor.organization(),
                        only.orElse(null),
                        cursor == null ? null : cursor.toString(),
                        MEMBERS_A_PAGE);
        var filter = PATH + "?affiliation=" + only.map(Members.Affiliation::code).orElse("");
        return new StaffPage.MemberList(
                found.items(),
                MemberPage.affiliations("Affiliation", true)
                        .chosen(only.map(Members.Affiliation::code).orElse("")),
                only.isPresent(),
                cursor == null ? null : filter,
                found.nextCursor() == null ? null : filter + "&cursor=" + found.nextCursor());
    }

    static boolean runs(Actor actor) {
        return actor.role() == Role.OWNER || actor.role() == Role.ADMIN;
    }

    private static List<Role> givable(Actor actor) {
        return switch (actor.role()) {
            case OWNER -> List.of(Role.values());
            case ADMIN -> List.of(Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER);
            case DEVELOPER, FINANCE, VIEWER -> List.of();
        };
    }

    private static List<Role> givable(Actor actor, Staff.Colleague colleague) {
        return colleague.role() == Role.OWNER && actor.role() != Role.OWNER
                ? List.of()
                : givable(actor);
    }

    private static List<Choices.Option> roles(List<Role> roles) {
        return roles.stream().map(role -> new Choices.Option(role.code(), role.label())).toList();
    }

    private static Optional<Role> role(String code) {
        return Arrays.stream(Role.values()).filter(role -> role.code().equals(code)).findFirst();
    }

    private static View back(RedirectAttributes once, String notice) {
        return Onward.to(PATH, once, notice);
    }
}
