package io.tributary.support.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.support.Category;
import io.tributary.support.NewTicket;
import io.tributary.support.SupportProblem;
import io.tributary.support.Tickets;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The pages of an organization's tickets: list, open, read, answer, solve, rate. */
@Controller
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE})
class TicketsController {
    static final String HOME = "/partner/support";

    private static final int PAGE = 25;

    private final Tickets tickets;
    private final Pages pages;
    private final InstantSource clock;

    TicketsController(Tickets tickets, Pages pages, InstantSource clock) {
        this.tickets = tickets;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(HOME)
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
    View list(Actor actor, @RequestParam(defaultValue = "0") int from) {
        int offset = Math.clamp(from, 0, 100_000);
        var found = tickets.of(actor.organization(), offset, PAGE);
        var now = clock.instant();
        var page =
                new TicketPages.Listing(
                        found.items().stream().map(row -> TicketPages.Row.of(row, now)).toList(),
                        promise(actor),
                        writes(actor),
                        offset == 0 ? null : HOME,
                        found.nextCursor() == null ? null : HOME + "?from=" + found.nextCursor());
        var frame =
                Frame.work("Support", HOME).lead("Ask us, send what helps, see when we answer.");
        return pages.page(frame, "support/web/tickets", page);
    }

    private TicketPages.Promise promise(Actor actor) {
        return TicketPages.Promise.of(tickets.promised(actor.organization()), tickets.hours());
    }

    private static boolean writes(Actor actor) {
        return actor.role() != Role.VIEWER;
    }

    @GetMapping(HOME + "/new")
    View form(Actor actor, @RequestParam(defaultValue = "") String follows) {
        return form(actor, TicketPages.Typed.none(follows), List.of());
    }

    private View form(Actor actor, TicketPages.Typed typed, List<InputError> errors) {
        var frame = Frame.work("Open a ticket", HOME).under("Support", HOME);
        var page = TicketPages.Form.of(typed, promise(actor), errors);
        return pages.page(frame, "support/web/ticket-new", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME)
    View open(
            Actor actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String follows,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        var typed = new TicketPages.Typed(subject, category, body, follows);
        var chosen =
                Arrays.stream(Category.values())
                        .filter(one -> one.code().equals(category))
                        .findFirst();
        if (chosen.isEmpty()) {
            return form(
                    actor, typed, List.of(new InputError("category", "Choose one of the kinds.")));
        }
        try {
            var ticket =
                    tickets.open(
                            actor,
                            new NewTicket(
                                    chosen.get(),
                                    subject,
                                    body,
                                    Uploads.of(files),
                                    follows.isEmpty() ? null : id(follows)));
            return Onward.to(HOME + "/" + ticket.id());
        } catch (ProblemException refused) {
            return form(actor, typed, mendable(refused));
        }
    }

    /** What the visitor can mend in the form; everything else is the problem it is. */
    static List<InputError> mendable(ProblemException refused) {
        if (refused.problem() == PlatformProblem.INVALID_INPUT
                || refused.problem() == SupportProblem.FILE_REFUSED) {
            return refused.errors();
        }
        throw refused;
    }

    @GetMapping(HOME + "/{id}")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
    View one(Actor actor, @PathVariable String id) {
        return one(actor, id(id), TicketPages.Answered.NOTHING);
    }

    private View one(Actor actor, UUID id, TicketPages.Answered typed) {
        var thread = tickets.thread(actor.organization(), id);
        var page =
                TicketPages.One.of(
                        thread,
                        writes(actor),
                        tickets.isFollowed(actor, id),
                        typed,
                        clock.instant());
        var frame =
                Frame.work(thread.ticket().name() + " " + thread.ticket().subject(), HOME)
                        .under("Support", HOME);
        return pages.page(frame, "support/web/ticket", page, typed.errors().isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME + "/{id}/answer")
    View answer(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes flash) {
        try {
            tickets.answer(actor, id(id), body, Uploads.of(files));
        } catch (ProblemException refused) {
            return one(actor, id(id), new TicketPages.Answered(body, mendable(refused)));
        }
        return back(id, flash, "Your answer is sent.");
    }

    @PostMapping(HOME + "/{id}/solve")
    View solve(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        tickets.solve(actor, id(id));
        return back(id, flash, "The ticket is solved. An answer opens it again.");
    }

    @PostMapping(HOME + "/{id}/follow")
    View follow(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String follows,
            RedirectAttributes flash) {
        boolean wanted = follows.equals("yes");
        tickets.follow(actor, id(id), wanted);
        return back(
                id, flash, wanted ? "You are mailed what we answer." : "You are mailed no more.");
    }

    @PostMapping(HOME + "/{id}/rate")
    View rate(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String stars,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        try {
            tickets.rate(
                    actor, id(id), stars.matches("[1-5]") ? Integer.parseInt(stars) : 0, words);
        } catch (ProblemException refused) {
            return one(actor, id(id), new TicketPages.Answered("", mendable(refused)));
        }
        return back(id, flash, "Thank you for telling us.");
    }

    @GetMapping(HOME + "/{id}/attachments/{file}")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
    void attachment(
            Actor actor,
            @PathVariable String id,
            @PathVariable String file,
            HttpServletResponse response)
            throws IOException {
        Attachments.send(tickets.attachment(actor.organization(), id(id), id(file)), response);
    }

    private static View back(String id, RedirectAttributes flash, String notice) {
        return Onward.to(HOME + "/" + id(id), flash, notice);
    }

    /** What is not an id names nothing either. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Onward.absent("ticket");
        }
    }
}
