package io.tributary.portal.web;

import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.ProblemBody;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.Comparator;
import java.util.List;

/** Every problem's own page: its type is this address. */
@Controller
class ProblemDocs {
    private final Pages pages;
    private final Settings settings;
    private final List<Problem> problems;

    ProblemDocs(Pages pages, Settings settings, List<ProblemCatalogue> catalogues) {
        this.pages = pages;
        this.settings = settings;
        this.problems =
                catalogues.stream()
                        .flatMap(catalogue -> catalogue.problems().stream())
                        .sorted(
                                Comparator.comparingInt(Problem::status)
                                        .thenComparing(Problem::code))
                        .toList();
    }

    @GetMapping("/docs/problems")
    View all() {
        var frame =
                Frame.page("Problems")
                        .lead(
                                "Everything that can go wrong has a name that does not change, and"
                                        + " says what to do.")
                        .description(
                                "The stable names of every error the Tributary API answers, with"
                                        + " what to do.");
        return pages.page(frame, "portal/web/problems", new ProblemsPage(problems));
    }

    @GetMapping("/docs/problems/{code}")
    View one(@PathVariable String code) {
        var problem =
                problems.stream()
                        .filter(known -> known.code().equals(code))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is no problem of this name."));
        var frame =
                Frame.page(problem.title())
                        .under("Problems", "/docs/problems")
                        .description(problem.title() + ": what it means and what to do.");
        return pages.page(
                frame, "portal/web/problem-entry", new ProblemEntryPage(problem, example(problem)));
    }

    private String example(Problem problem) {
        return """
        HTTP/1.1 %d
        Content-Type: %s

        {
          "type": "%s",
          "title": "%s",
          "status": %d,
          "detail": "…",
          "request_id": "0197a3c4-5b1e-7d20-9c41-3f2a6b8d9e07"
        }\
        """
                .formatted(
                        problem.status(),
                        ProblemBody.CONTENT_TYPE,
                        ProblemBody.type(problem, settings),
                        problem.title(),
                        problem.status());
    }
}
