package io.tributary.desk.web;

import io.tributary.identity.Approval;
import io.tributary.identity.Approvals;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Badge;
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

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Decides acts that take two persons. */
@OperatorOnly
@Controller
class ApprovalsController {
    static final String PATH = "/operator/approvals";

    private final Approvals approvals;
    private final InstantSource clock;
    private final Pages pages;

    ApprovalsController(Approvals approvals, InstantSource clock, Pages pages) {
        this.approvals = approvals;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View approvals(Person operator) {
        var now = clock.instant();
        var all = approvals.newest();
        return pages.page(
                Frame.work("Approvals", PATH)
                        .lead("Acts that take two persons: one asks, another decides."),
                "desk/web/approvals",
                new ApprovalsPage(
                        all.stream()
                                .filter(one -> one.isOpen(now))
                                .map(one -> open(one, operator))
                                .toList(),
                        new Table(
                                "Decided requests, the newest first",
                                List.of("What", "Asked by", "Came of it", "By", "When"),
                                all.stream()
                                        .filter(one -> !one.isOpen(now))
                                        .map(this::line)
                                        .toList(),
                                new Table.Nothing(
                                        "clock", "None yet", "Nothing was decided yet."))));
    }

    private ApprovalsPage.Open open(Approval one, Person operator) {
        return new ApprovalsPage.Open(
                approvals.title(one),
                one.subject(),
                one.summary().lines().toList(),
                one.reason(),
                one.askedBy(),
                one.askedAt(),
                one.expiresAt(),
                one.digest(),
                one.askedBy().endsWith("<" + operator.email() + ">"),
                PATH + "/" + one.id());
    }

    private Table.Line line(Approval one) {
        var decision = one.decision();
        return new Table.Line(
                List.of(
                        Table.Cell.of(approvals.title(one)).below(one.subject()),
                        Table.Cell.of(one.askedBy()),
                        Table.Cell.badge(
                                decision == null
                                        ? Badge.plain("Expired")
                                        : ApprovalsPage.badge(decision.approved())),
                        decision == null
                                ? Table.Cell.of("–")
                                : Table.Cell.of(decision.by()).below(decision.answer()),
                        Table.Cell.at(decision == null ? one.expiresAt() : decision.at())));
    }

    @PostMapping(PATH + "/{id}")
    View decide(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes once) {
        var words = answer.strip().substring(0, Math.min(500, answer.strip().length()));
        try {
            return switch (decision) {
                case "approve" -> {
                    approvals.approve(operator, id, words);
                    yield Onward.to(PATH, once, "It is approved and carried out.");
                }
                case "refuse" -> {
                    approvals.refuse(operator, id, words);
                    yield Onward.to(PATH, once, "It is refused; nothing happens.");
                }
                default -> Onward.to(PATH, once, "Nothing was decided.");
            };
        } catch (ProblemException refused) {
            if (refused.problem().status() == 404) {
                throw refused;
            }
            return Onward.to(PATH, once, refused.detail());
        }
    }
}
