package io.tributary.support.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.kernel.InputError;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.support.CannedAnswer;
import io.tributary.support.Priority;
import io.tributary.support.Reply;
import io.tributary.support.SupportProblem;
import io.tributary.support.SupportQueue;
import io.tributary.support.SupportRules;
import io.tributary.support.TicketState;

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

/** One ticket, for those who run the house: read, answer, note, assign, change, escalate. */
@Controller
@OperatorOnly
class QueueTicketController {
    private static final String ONE = QueueController.HOME + "/{id}";

    private final SupportQueue queue;
    private final SupportRules rules;
    private final Organizations organizations;
    private final Pages pages;
    private final InstantSource clock;

    QueueTicketController(
            SupportQueue queue,
            SupportRules rules,
            Organizations organizations,
            Pages pages,
            InstantSource clock) {
        this.queue = queue;
        this.rules = rules;
        this.organizations = organizations;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(ONE)
    View one(
            Person operator,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String canned) {
        var chosen =
                rules.canned().stream()
                        .filter(answer -> answer.name().equals(canned))
                        .findFirst()
                        .orElse(null);
        return one(operator, id(id), QueuePages.Typed.of(chosen));
    }

    private View one(Person operator, UUID id, QueuePages.Typed typed) {
        var thread = queue.thread(id);
        var ticket = thread.ticket();
        var organization =
                organizations
                        .find(ticket.organization())
                        .map(Organization::companyName)
                        .orElse("Unknown");
        List<CannedAnswer> canned =
                ticket.state() == TicketState.CLOSED ? List.of() : rules.canned();
        var page =
                QueuePages.One.of(
                        thread,
                        organization,
                        new QueuePages.Operators(operator, queue.operators()),
                        canned,
                        typed,
                        clock.instant());
        var frame =
                Frame.work(ticket.name() + " " + ticket.subject(), QueueController.HOME)
                        .under("Support queue", QueueController.HOME);
        return pages.page(
                frame, "support/web/queue-ticket", page, typed.errors().isEmpty() ? 200 : 400);
    }

    @PostMapping(ONE + "/answer")
    View answer(
            Person operator,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes flash) {
        var state =
                switch (then) {
                    case "solved" -> TicketState.SOLVED;
                    case "waiting-for-us" -> TicketState.WAITING_FOR_US;
                    default -> TicketState.WAITING_FOR_PARTNER;
                };
        try {
            var reply = new Reply(body, Uploads.of(files), state, TicketsController.id(seen));
            queue.answer(operator, id(id), reply);
        } catch (ProblemException refused) {
            var errors = errors(refused);
            return one(operator, id(id), new QueuePages.Typed(body, "", state.code(), errors));
        }
        return back(id, flash, "The answer is sent.");
    }

    /** What crossed is read first; the answer that was typed is not lost. */
    private static List<InputError> errors(ProblemException refused) {
        return refused.problem() == SupportProblem.ANSWERED_MEANWHILE
                ? List.of(
                        new InputError(
                                "body",
                                "Something was written meanwhile. Read it, then send your answer"
                                        + " if it still holds."))
                : TicketsController.mendable(refused);
    }

    @PostMapping(ONE + "/note")
    View note(
            Person operator,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        try {
            queue.note(operator, id(id), note, List.of());
        } catch (ProblemException refused) {
            var errors =
                    TicketsController.mendable(refused).stream()
                            .map(error -> new InputError("note", error.detail()))
                            .toList();
            return one(
                    operator,
                    id(id),
                    new QueuePages.Typed("", note, TicketState.WAITING_FOR_PARTNER.code(), errors));
        }
        return back(id, flash, "The note is kept.");
    }

    @PostMapping(ONE + "/assign")
    View assign(
            Person operator,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String assignee,
            RedirectAttributes flash) {
        queue.assign(
                operator,
                id(id),
                assignee.isEmpty() ? null : new PersonId(TicketsController.id(assignee)));
        return back(id, flash, assignee.isEmpty() ? "Nobody looks after it." : "It is assigned.");
    }

    @PostMapping(ONE + "/priority")
    View priority(
            Person operator,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String priority,
            RedirectAttributes flash) {
        var chosen =
                Arrays.stream(Priority.values())
                        .filter(one -> one.code().equals(priority))
                        .findFirst()
                        .orElseThrow(() -> unknown("priority"));
        queue.setPriority(operator, id(id), chosen);
        return back(id, flash, "The priority is changed.");
    }

    @PostMapping(ONE + "/state")
    View state(
            Person operator,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            RedirectAttributes flash) {
        var chosen =
                Arrays.stream(TicketState.values())
                        .filter(one -> one.code().equals(state))
                        .findFirst()
                        .orElseThrow(() -> unknown("state"));
        queue.move(operator, id(id), chosen);
        return back(id, flash, "The state is changed.");
    }

    @PostMapping(ONE + "/escalate")
    View escalate(Person operator, @PathVariable String id, RedirectAttributes flash) {
        queue.escalate(operator, id(id));
        return back(id, flash, "The others are asked to look.");
    }

    @GetMapping(ONE + "/attachments/{file}")
    void attachment(
            @PathVariable String id, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        Attachments.send(queue.attachment(id(id), id(file)), response);
    }

    private static ProblemException unknown(String what) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, "There is no such " + what + ".");
    }

    private static UUID id(String text) {
        return TicketsController.id(text);
    }

    private static View back(String id, RedirectAttributes flash, String notice) {
        return Onward.to(QueueController.HOME + "/" + id(id), flash, notice);
    }
}
