package io.tributary.compatibility.web;

import io.tributary.compatibility.Answers;
import io.tributary.compatibility.Assessment;
import io.tributary.compatibility.AssessmentKey;
import io.tributary.compatibility.Assessments;
import io.tributary.compatibility.ByGroup;
import io.tributary.compatibility.TraitGroup;
import io.tributary.compatibility.Way;
import io.tributary.identity.Open;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Throttle;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The way through the assessment. Every step is a form of its own; what was chosen is kept with
 * each, also when going back.
 */
@Controller
@Open
@RequestMapping("/assessment")
class AssessmentController {
    static final String WAY = "/{way:statements|story}";
    private static final String STEP = WAY + "/{step:[1-7]}";

    /** Plenty for a school behind one address, and an end to filling the database. */
    private static final Throttle.Rule BEGIN =
            new Throttle.Rule("compatibility.begin", 500, Duration.ofHours(1));

    private static final ByGroup EXAMPLE = new ByGroup(0.72, 0.58, 0.81, 0.55, 0.42, 0.76, 0.64);

    private final Assessments assessments;
    private final Pages pages;
    private final Cookies cookies;
    private final Throttle throttle;
    private final ClientConnections connections;

    AssessmentController(
            Assessments assessments,
            Pages pages,
            Cookies cookies,
            Throttle throttle,
            ClientConnections connections) {
        this.assessments = assessments;
        this.pages = pages;
        this.cookies = cookies;
        this.throttle = throttle;
        this.connections = connections;
    }

    @GetMapping
    View landing(HttpServletRequest request) {
        var key = cookies.key(request);
        var ways = new ArrayList<LandingPage.Choice>();
        boolean hasAnswers = false;
        for (var way : Way.values()) {
            var kept = key.flatMap(one -> assessments.find(one, way));
            ways.add(LandingPage.choice(way, kept));
            hasAnswers |= kept.isPresent();
        }
        var page =
                new LandingPage(
                        ways,
                        Picture.of(EXAMPLE),
                        hasAnswers,
                        cookies.invitation(request).isPresent());
        return pages.page(
                Frame.page("How you are with others")
                        .unheaded()
                        .description(
                                "A free assessment of how you love, argue, think and live. Five"
                                        + " minutes, no account, and a picture of your own at the"
                                        + " end."),
                "compatibility/web/landing",
                page);
    }

    /** Where the visitor stopped. */
    @GetMapping(WAY)
    View enter(@PathVariable String way, HttpServletRequest request) {
        var open =
                cookies.key(request)
                        .flatMap(key -> assessments.find(key, way(way)))
                        .map(Assessment::answers)
                        .orElse(Answers.NONE)
                        .firstOpen();
        return to(way, open);
    }

    @GetMapping(STEP)
    View step(@PathVariable String way, @PathVariable int step, HttpServletRequest request) {
        var answers =
                cookies.key(request)
                        .flatMap(key -> assessments.find(key, way(way)))
                        .map(Assessment::answers)
                        .orElse(Answers.NONE);
        return page(StepPage.of(way(way), step, answers, false), 200);
    }

    @PostMapping(STEP)
    View answer(
            @PathVariable String way,
            @PathVariable int step,
            @RequestParam(defaultValue = "on") String go,
            HttpServletRequest request,
            HttpServletResponse response) {
        var key = cookies.key(request).orElseGet(AssessmentKey::fresh);
        var given = StepPage.given(way(way), step, request::getParameter);
        var kept = assessments.find(key, way(way));
        var answers = kept.map(Assessment::answers).orElse(Answers.NONE);
        if (!given.isEmpty()) {
            if (kept.isEmpty()) {
                throttle.attempt(BEGIN, connections.of(request).address().getHostAddress());
            }
            answers = assessments.answer(key, way(way), given).answers();
            cookies.keep(key, request, response);
        }
        if (go.equals("back")) {
            return Onward.to(step == 1 ? "/assessment" : address(way, step - 1));
        }
        var page = StepPage.of(way(way), step, answers, true);
        if (!page.errors().isEmpty()) {
            return page(page, 400);
        }
        return page.isLast() ? to(way, answers.firstOpen()) : Onward.to(address(way, step + 1));
    }

    @PostMapping("/forget")
    View forget(
            HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
        cookies.key(request).ifPresent(assessments::forget);
        cookies.forget(request, response);
        return Onward.to("/assessment", flash, "Your answers and links are deleted.");
    }

    private View page(StepPage page, int status) {
        var title = page.title() + ", step " + page.number() + " of 7";
        return pages.page(Frame.page(title).unheaded(), "compatibility/web/step", page, status);
    }

    static Way way(String code) {
        return Way.of(code)
                .orElseThrow(
                        () -> new ProblemException(PlatformProblem.NOT_FOUND, "No such page."));
    }

    /** To the first step with something open, or to the result. */
    static View to(String way, Optional<TraitGroup> open) {
        return Onward.to(
                open.map(group -> address(way, StepPage.number(group)))
                        .orElse("/assessment/" + way + "/result"));
    }

    private static String address(String way, int step) {
        return "/assessment/" + way + "/" + step;
    }
}
