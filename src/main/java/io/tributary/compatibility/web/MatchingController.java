package io.tributary.compatibility.web;

import static io.tributary.compatibility.web.AssessmentController.way;

import io.tributary.compatibility.Answers;
import io.tributary.compatibility.Assessment;
import io.tributary.compatibility.Assessments;
import io.tributary.compatibility.Participants;
import io.tributary.identity.Person;
import io.tributary.identity.SignedIn;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps a visitor's answers under their account for matching, and takes them out again. */
@SignedIn
@Controller
class MatchingController {
    private static final String MATCHING = "/assessment/{way}/matching";
    private static final String SOURCE = "assessment";

    private final Assessments assessments;
    private final Participants participants;
    private final Consents consents;
    private final Cookies cookies;
    private final Pages pages;

    MatchingController(
            Assessments assessments,
            Participants participants,
            Consents consents,
            Cookies cookies,
            Pages pages) {
        this.assessments = assessments;
        this.participants = participants;
        this.consents = consents;
        this.cookies = cookies;
        this.pages = pages;
    }

    @GetMapping(MATCHING)
    View matching(Person person, @PathVariable String way, HttpServletRequest request) {
        var consent = consents.of(person.id(), Purpose.MATCHING);
        var page =
                new MatchingPage(
                        "/assessment/" + way(way).code(),
                        consent.wording(),
                        consent.isGiven(),
                        participants.keptSince(person.id()).orElse(null),
                        isComplete(way, request));
        return pages.page(
                Frame.page("Find people you go well with").unheaded(),
                "compatibility/web/matching",
                page);
    }

    @PostMapping(MATCHING)
    View join(
            Person person,
            @PathVariable String way,
            @RequestParam(defaultValue = "0") int version,
            HttpServletRequest request,
            RedirectAttributes once) {
        boolean joined =
                cookies.key(request)
                        .filter(
                                key ->
                                        participants.agreeAndJoin(
                                                person.id(), version, SOURCE, key, way(way)))
                        .isPresent();
        if (!joined) {
            return Onward.to("/assessment/" + way(way).code());
        }
        return Onward.to(
                "/assessment/" + way(way).code() + "/matching",
                once,
                "You take part in matching from now on.");
    }

    @PostMapping(MATCHING + "/end")
    View leave(Person person, @PathVariable String way, RedirectAttributes once) {
        consents.withdraw(person.id(), Purpose.MATCHING, SOURCE);
        return Onward.to(
                "/assessment/" + way(way).code() + "/matching",
                once,
                "You are out of matching, and your links have ended.");
    }

    private boolean isComplete(String way, HttpServletRequest request) {
        return cookies.key(request)
                .flatMap(key -> assessments.find(key, way(way)))
                .map(Assessment::answers)
                .filter(Answers::isComplete)
                .isPresent();
    }
}
