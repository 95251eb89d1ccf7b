package io.tributary.settlement.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.SplitRules;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** How sales are divided: the rules and their versions. */
@OperatorOnly
@Controller
class SplitsController {
    static final String SPLITS = SalesController.SALES + "/rules";

    private final SplitRules rules;
    private final InstantSource clock;
    private final Pages pages;

    SplitsController(SplitRules rules, InstantSource clock, Pages pages) {
        this.rules = rules;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(SPLITS)
    View all() {
        return page(SplitForm.empty(), List.of());
    }

    private View page(SplitForm form, List<InputError> errors) {
        var page =
                new DeskPages.Splits(
                        SettlementWeb.saleTabs(SPLITS),
                        rules.all().stream().map(DeskPages.RuleRow::of).toList(),
                        form.fields(errors),
                        errors);
        var frame =
                Frame.work("Rules of division", SalesController.SALES)
                        .under("Shared sales", SalesController.SALES)
                        .lead(
                                "Tax and the payment provider's fee are taken first; the rest is"
                                        + " divided. A version is never changed.");
        return pages.page(frame, "settlement/web/splits", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(SPLITS)
    View publish(Person operator, @ModelAttribute SplitForm form, RedirectAttributes once) {
        var input = new FormInput();
        var names = form.names(input);
        var tiers = form.tiers(input);
        var from = from(form, input);
        if (tiers.isEmpty() || !input.isGood()) {
            return page(form, input.errors());
        }
        var tierParty = FormInput.stripped(form.tierParty());
        SplitRule published;
        try {
            published =
                    rules.publish(
                            operator.email(),
                            names.getOrDefault("rule", ""),
                            names.getOrDefault("name", ""),
                            names.getOrDefault("restParty", ""),
                            tierParty.isEmpty() ? null : tierParty,
                            from,
                            tiers.get());
        } catch (IllegalArgumentException wrong) {
            return page(form, List.of(new InputError("shares", SplitForm.sentence(wrong))));
        }
        return Onward.to(
                SPLITS,
                once,
                "Version " + published.version() + " of " + published.rule() + " is published.");
    }

    private Instant from(SplitForm form, FormInput input) {
        var typed = FormInput.stripped(form.from());
        var now = clock.instant();
        if (typed.isEmpty()) {
            return now;
        }
        var day = Days.beginning(typed);
        if (day.isEmpty()) {
            input.error("from", "This is a day, such as 2027-01-31.");
        }
        return day.orElse(now);
    }
}
