package io.tributary.privacy.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.privacy.Retention;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long the house keeps what, and what it deleted lately. */
@OperatorOnly
@Controller
class RetentionController {
    static final String RETENTION = "/operator/privacy/retention";

    private static final int LONGEST = 36_500;

    private final Retention retention;
    private final Pages pages;

    RetentionController(Retention retention, Pages pages) {
        this.retention = retention;
        this.pages = pages;
    }

    @GetMapping(RETENTION)
    View rules() {
        var page =
                new PrivacyDeskPages.Kept(
                        PrivacyWeb.tabs(RETENTION),
                        retention.rules().stream().map(PrivacyDeskPages.Rule::of).toList(),
                        retention.runs(50));
        return pages.page(
                Frame.work("What is kept how long", PrivacyDeskController.DESK)
                        .lead(
                                "Each rule runs once a day. Calls and their usage have rules of"
                                        + " their own."),
                "privacy/web/retention",
                page);
    }

    @PostMapping(RETENTION + "/{rule}/days")
    View keepFor(
            @PathVariable String rule,
            @RequestParam(defaultValue = "0") int days,
            RedirectAttributes once) {
        if (days < 1 || days > LONGEST) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "Between 1 and 36,500 days; nothing was changed.");
        }
        retention.keepFor(rule, days);
        return Onward.to(RETENTION, once, "Kept for " + days + " days from now on.");
    }

    @PostMapping(RETENTION + "/{rule}/run")
    View run(@PathVariable String rule, RedirectAttributes once) {
        var run = retention.run(rule);
        return Onward.to(RETENTION, once, run.removed() + " rows were deleted.");
    }
}
