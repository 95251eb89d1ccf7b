package io.tributary.desk.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.platform.Failure;
import io.tributary.platform.Failures;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Failures that nobody expected, grouped. */
@OperatorOnly
@Controller
class FailuresController {
    static final String PATH = "/operator/errors";

    private final Failures failures;
    private final Pages pages;

    FailuresController(Failures failures, Pages pages) {
        this.failures = failures;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View errors() {
        var open =
                new ListPage.Part(
                        "Open",
                        null,
                        table(
                                failures.newest(true),
                                new Table.Nothing(
                                        "check-circle",
                                        "No open errors",
                                        "What fails unexpectedly stands here, grouped, without what"
                                                + " was said or sent.")));
        var resolved = failures.newest(false);
        var parts = new ArrayList<>(List.of(open));
        if (!resolved.isEmpty()) {
            parts.add(
                    new ListPage.Part(
                            "Resolved",
                            "They open again by themselves when they come back.",
                            table(resolved, new Table.Nothing("check", "None", "None."))));
        }
        return pages.page(
                Frame.work("Errors", PATH)
                        .lead("Failures that nobody expected, grouped by what broke and where."),
                "desk/web/list",
                new ListPage(parts));
    }

    private static Table table(List<Failure> groups, Table.Nothing nothing) {
        return new Table(
                "Groups of failures, the last seen first",
                List.of("What", "Where", "Times", "First", "Last"),
                groups.stream().map(FailuresController::line).toList(),
                nothing);
    }

    private static Table.Line line(Failure group) {
        var request = group.lastRequest();
        return new Table.Line(
                List.of(
                        Table.Cell.of(group.exception()).below(group.doing()),
                        Table.Cell.of(
                                        group.frames().isEmpty()
                                                ? "Not in our code"
                                                : group.frames().getFirst())
                                .below(
                                        String.join(
                                                " · ",
                                                group.frames().stream().skip(1).limit(2).toList())),
                        Table.Cell.number(Numerals.count(group.times()))
                                .below(
                                        group.returns() == 0
                                                ? null
                                                : "came back " + group.returns() + " times"),
                        Table.Cell.at(group.firstAt()),
                        Table.Cell.at(group.lastAt())
                                .below(request == null ? null : "request " + request)),
                List.of(
                        group.isOpen()
                                ? new Table.Act(
                                        "Resolve",
                                        PATH + "/" + group.fingerprint() + "/resolve",
                                        Map.of())
                                : new Table.Act(
                                        "Open again",
                                        PATH + "/" + group.fingerprint() + "/reopen",
                                        Map.of())));
    }

    @PostMapping(PATH + "/{fingerprint}/resolve")
    View resolve(Person operator, @PathVariable String fingerprint, RedirectAttributes once) {
        return Onward.to(
                PATH,
                once,
                failures.resolve(fingerprint, operator.email())
                        ? "It is resolved until it comes back."
                        : "It is not open.");
    }

    @PostMapping(PATH + "/{fingerprint}/reopen")
    View reopen(@PathVariable String fingerprint, RedirectAttributes once) {
        return Onward.to(
                PATH, once, failures.reopen(fingerprint) ? "It is open again." : "It was open.");
    }
}
