package io.tributary.compatibility.web;

import static io.tributary.compatibility.web.AssessmentController.way;

import io.tributary.compatibility.Answers;
import io.tributary.compatibility.Assessment;
import io.tributary.compatibility.Assessments;
import io.tributary.compatibility.Research;
import io.tributary.compatibility.Share;
import io.tributary.compatibility.Shares;
import io.tributary.identity.Open;
import io.tributary.portal.spi.Onward;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.UUID;

/** The visitor's own result: to look at, to share, to give to research, to take again. */
@Controller
@Open
@RequestMapping("/assessment" + AssessmentController.WAY)
class ResultController {
    private final Assessments assessments;
    private final Shares shares;
    private final Research research;
    private final Results results;
    private final Cookies cookies;

    ResultController(
            Assessments assessments,
            Shares shares,
            Research research,
            Results results,
            Cookies cookies) {
        this.assessments = assessments;
        this.shares = shares;
        this.research = research;
        this.results = results;
        this.cookies = cookies;
    }

    @GetMapping("/result")
    View result(@PathVariable String way, HttpServletRequest request) {
        var key = cookies.key(request).orElse(null);
        var kept = key == null ? null : assessments.find(key, way(way)).orElse(null);
        if (key == null || kept == null || !kept.answers().isComplete()) {
            return incomplete(way, kept);
        }
        var form = ResearchForm.of(base(way) + "/research", kept.isGiven());
        return results.page(key, way(way), kept, cookies.invitation(request), form, 200);
    }

    @PostMapping("/again")
    View again(@PathVariable String way, HttpServletRequest request) {
        cookies.key(request).ifPresent(key -> assessments.restart(key, way(way)));
        return Onward.to(base(way) + "/1");
    }

    @PostMapping("/links")
    View makeLink(
            @PathVariable String way,
            @RequestParam(defaultValue = "WEEK") Share.Lifetime lifetime,
            @RequestParam(defaultValue = "false") boolean invites,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var made =
                cookies.key(request)
                        .flatMap(key -> shares.make(key, way(way), lifetime, invites))
                        .isPresent();
        return Onward.to(
                base(way) + "/result#share",
                flash,
                made
                        ? "Your link is ready. It works for " + lifetime.days() + " days."
                        : "No link was made. End one of the others first.");
    }

    @PostMapping("/links/{id}/end")
    View endLink(
            @PathVariable String way,
            @PathVariable UUID id,
            HttpServletRequest request,
            RedirectAttributes flash) {
        cookies.key(request).ifPresent(key -> shares.revoke(key, way(way), id));
        return Onward.to(
                base(way) + "/result#share",
                flash,
                "The link has ended. Nobody can follow it now.");
    }

    @PostMapping("/research")
    View give(
            @PathVariable String way,
            @RequestParam(defaultValue = "false") boolean consent,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String region,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var key = cookies.key(request).orElse(null);
        var kept = key == null ? null : assessments.find(key, way(way)).orElse(null);
        if (key == null || kept == null || !kept.answers().isComplete()) {
            return incomplete(way, kept);
        }
        if (!consent) {
            var form = ResearchForm.of(base(way) + "/research", kept.isGiven(), true, age, region);
            return results.page(key, way(way), kept, cookies.invitation(request), form, 400);
        }
        research.giveSolo(key, way(way), ResearchForm.background(age, region));
        return Onward.to(
                base(way) + "/result#research",
                flash,
                "Thank you. Your result is given to research.");
    }

    private static View incomplete(String way, @Nullable Assessment kept) {
        var answers = kept == null ? Answers.NONE : kept.answers();
        return AssessmentController.to(way, answers.firstOpen());
    }

    private static String base(String way) {
        return "/assessment/" + way(way).code();
    }
}
