package io.tributary.privacy.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What persons are asked to agree to, word by word. New words are asked for anew. */
@OperatorOnly
@Controller
class WordingController {
    static final String WORDINGS = "/operator/privacy/wordings";

    private static final int LONGEST = 4_000;

    private final Consents consents;
    private final Pages pages;

    WordingController(Consents consents, Pages pages) {
        this.consents = consents;
        this.pages = pages;
    }

    @GetMapping(WORDINGS)
    View wordings() {
        return page("", "", List.of());
    }

    @PostMapping(WORDINGS)
    View publish(
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes once) {
        var errors = new ArrayList<InputError>();
        var wanted = Purpose.of(purpose);
        if (wanted.isEmpty()) {
            errors.add(new InputError("purpose", "Choose what it is about."));
        }
        var words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            errors.add(new InputError("text", "Between 1 and 4,000 characters."));
        }
        if (!errors.isEmpty()) {
            return page(purpose, text, errors);
        }
        var fresh = consents.publish(wanted.orElseThrow(), words);
        return Onward.to(
                WORDINGS,
                once,
                "Version "
                        + fresh.version()
                        + " is in force. Whoever agreed before is asked again.");
    }

    private View page(String purpose, String text, List<InputError> errors) {
        var page =
                new PrivacyDeskPages.Wordings(
                        PrivacyWeb.tabs(WORDINGS),
                        consents.wordings(),
                        errors,
                        Choices.of(
                                        "purpose",
                                        "What it is about",
                                        Arrays.stream(Purpose.values())
                                                .map(
                                                        one ->
                                                                new Choices.Option(
                                                                        one.code(), one.label()))
                                                .toList())
                                .chosen(purpose)
                                .errors(errors),
                        Field.text("text", "The new words")
                                .type("textarea")
                                .longest(LONGEST)
                                .hint(
                                        "Plain and whole: what happens, who sees what, and what"
                                                + " ends when it is taken back.")
                                .value(text)
                                .errors(errors));
        return pages.page(
                Frame.work("Words of consent", PrivacyDeskController.DESK)
                        .lead("Every wording is kept; the newest of each purpose is in force."),
                "privacy/web/wordings",
                page,
                errors.isEmpty() ? 200 : 400);
    }
}
