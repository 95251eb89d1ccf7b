package io.tributary.compatibility.web;

import io.tributary.compatibility.Assessment;
import io.tributary.compatibility.AssessmentKey;
import io.tributary.compatibility.Assessments;
import io.tributary.compatibility.Compatibility;
import io.tributary.compatibility.Research;
import io.tributary.compatibility.Share;
import io.tributary.compatibility.Shares;
import io.tributary.compatibility.Way;
import io.tributary.identity.Open;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.Arrays;
import java.util.Optional;

/** What whoever follows a link sees, and how they compare. Never found by search engines. */
@Controller
@Open
@RequestMapping("/assessment/shared/{token:[A-Za-z0-9_-]{43}}")
class SharedController {
    private final Shares shares;
    private final Assessments assessments;
    private final Research research;
    private final Pages pages;
    private final Cookies cookies;

    SharedController(
            Shares shares,
            Assessments assessments,
            Research research,
            Pages pages,
            Cookies cookies) {
        this.shares = shares;
        this.assessments = assessments;
        this.research = research;
        this.pages = pages;
        this.cookies = cookies;
    }

    /** The link is a secret: no index lists it, and no page that is visited next learns of it. */
    @ModelAttribute
    void keepQuiet(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    @GetMapping
    View shared(@PathVariable String token, HttpServletRequest request) {
        var key = cookies.key(request);
        var followed = followed(token, key);
        var page =
                new SharedPage(
                        base(token),
                        Picture.of(followed.picture()),
                        GroupRow.shared(followed.picture()),
                        followed.invites(),
                        followed.isOwn(),
                        followed.isFull(),
                        key.flatMap(this::completeWay).isPresent(),
                        followed.expiresAt());
        return pages.page(
                Frame.page("A picture, shared with you").unheaded(),
                "compatibility/web/shared",
                page);
    }

    /** The visitor wants to take the assessment first; the invitation waits at its end. */
    @PostMapping("/invitation")
    View accept(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        followed(token, cookies.key(request));
        cookies.invite(token, request, response);
        return Onward.to("/assessment");
    }

    @PostMapping("/comparison")
    View compare(@PathVariable String token, HttpServletRequest request) {
        var key = cookies.key(request);
        followed(token, key);
        var outcome =
                key.flatMap(
                        friend ->
                                completeWay(friend)
                                        .flatMap(way -> shares.compare(token, friend, way)));
        return Onward.to(outcome.isPresent() ? base(token) + "/comparison" : base(token));
    }

    @GetMapping("/comparison")
    View together(@PathVariable String token, HttpServletRequest request) {
        var friend = friend(request);
        var outcome = outcome(token, friend);
        return page(token, outcome, ResearchForm.of(research(token), given(token, friend)), 200);
    }

    @PostMapping("/research")
    View give(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean consent,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String region,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var friend = friend(request);
        var outcome = outcome(token, friend);
        if (!consent) {
            var form = ResearchForm.of(research(token), given(token, friend), true, age, region);
            return page(token, outcome, form, 400);
        }
        completeWay(friend)
                .ifPresent(
                        way ->
                                research.givePair(
                                        token, friend, way, ResearchForm.background(age, region)));
        return Onward.to(
                base(token) + "/comparison#research",
                flash,
                "Thank you. The result is given to research.");
    }

    private View page(String token, Compatibility outcome, ResearchForm form, int status) {
        var page =
                new TogetherPage(
                        base(token),
                        Picture.percent(outcome.score()),
                        Picture.of(outcome.alignment()),
                        GroupRow.aligned(outcome.alignment()),
                        form);
        return pages.page(
                Frame.page("The two of you").unheaded(),
                "compatibility/web/together",
                page,
                status);
    }

    private Share.Followed followed(String token, Optional<AssessmentKey> visitor) {
        return shares.follow(token, visitor.orElse(null)).orElseThrow(SharedController::ended);
    }

    private Compatibility outcome(String token, AssessmentKey friend) {
        return completeWay(friend)
                .flatMap(way -> shares.compared(token, friend, way))
                .orElseThrow(SharedController::ended);
    }

    private boolean given(String token, AssessmentKey friend) {
        return shares.given(token, friend).orElse(false);
    }

    private Optional<Way> completeWay(AssessmentKey key) {
        return Arrays.stream(Way.values())
                .filter(
                        way ->
                                assessments
                                        .find(key, way)
                                        .map(Assessment::answers)
                                        .filter(answers -> answers.isComplete())
                                        .isPresent())
                .findFirst();
    }

    private AssessmentKey friend(HttpServletRequest request) {
        return cookies.key(request).orElseThrow(SharedController::ended);
    }

    private static ProblemException ended() {
        return new ProblemException(
                PlatformProblem.NOT_FOUND,
                "This link has ended, or never was. Ask whoever sent it for a new one.");
    }

    static String base(String token) {
        return "/assessment/shared/" + token;
    }

    private static String research(String token) {
        return base(token) + "/research";
    }
}
