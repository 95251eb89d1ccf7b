package io.tributary.desk.web;

import io.tributary.desk.ManualEntry;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;

/** Writes a journal entry by hand, for somebody else to approve. */
@OperatorOnly
@Controller
class EntryController {
    private static final String PATH = ApprovalsController.PATH + "/entry";

    private final ManualEntry entries;
    private final InstantSource clock;
    private final Pages pages;

    EntryController(ManualEntry entries, InstantSource clock, Pages pages) {
        this.entries = entries;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View empty() {
        return page(EntryForm.typed(Map.of(), today()));
    }

    @PostMapping(PATH)
    View ask(Person operator, @RequestParam Map<String, String> fields, RedirectAttributes once) {
        var form = EntryForm.typed(fields, today());
        var errors = new ArrayList<InputError>();
        var draft = form.read(clock.instant(), errors);
        if (!errors.isEmpty()) {
            return page(form.with(errors));
        }
        entries.ask(operator, draft, form.reason());
        return Onward.to(
                ApprovalsController.PATH,
                once,
                "It waits for somebody else; nothing is booked yet.");
    }

    private View page(EntryForm form) {
        return pages.page(
                Frame.work("Journal entry by hand", ApprovalsController.PATH)
                        .under("Approvals", ApprovalsController.PATH)
                        .lead(
                                "Booked when somebody else has approved it; it can be reversed,"
                                        + " never changed."),
                "desk/web/entry",
                form,
                form.errors().isEmpty() ? 200 : 400);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
