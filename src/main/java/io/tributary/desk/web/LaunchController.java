package io.tributary.desk.web;

import io.tributary.desk.LaunchList;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
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

/** The launch list. */
@OperatorOnly
@Controller
class LaunchController {
    static final String PATH = "/operator/launch";

    private final LaunchList list;
    private final Pages pages;

    LaunchController(LaunchList list, Pages pages) {
        this.list = list;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View list() {
        return pages.page(
                Frame.work("Launch list", PATH)
                        .lead(
                                "It ticks itself from what is true. What only a human can know is"
                                        + " attested, with name, date and note."),
                "desk/web/launch",
                LaunchPage.of(list.look()));
    }

    @PostMapping(PATH + "/{item}")
    View attest(
            Person operator,
            @PathVariable String item,
            @RequestParam(defaultValue = "yes") String done,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes once) {
        var words = note.strip();
        if (words.isEmpty() || words.length() > 500) {
            return Onward.to(
                    PATH, once, "Nothing was attested: say on what it rests, in 500 characters.");
        }
        if (!list.attest(operator, item, done.equals("yes"), words)) {
            throw new ProblemException(
                    PlatformProblem.NOT_FOUND, "Nothing of this name is attested.");
        }
        return Onward.to(PATH, once, "It is written down with your name.");
    }
}
