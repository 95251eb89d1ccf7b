package io.tributary.docs.web;

import io.tributary.docs.ProblemStories;
import io.tributary.gateway.ApiReference;
import io.tributary.identity.Open;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Every problem's own page: its type is this address. */
@Controller
@Open
class ProblemDocs {
    private static final String HOME = "/docs/problems";

    private final Problems problems;
    private final ApiReference reference;
    private final ProblemStories stories;
    private final ProblemExamples examples;
    private final GuideBook guides;
    private final Pages pages;

    ProblemDocs(
            Problems problems,
            ApiReference reference,
            ProblemStories stories,
            ProblemExamples examples,
            GuideBook guides,
            Pages pages) {
        this.problems = problems;
        this.reference = reference;
        this.stories = stories;
        this.examples = examples;
        this.guides = guides;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View all() {
        var frame =
                Frame.docs("Problems", HOME)
                        .lead(
                                "Everything that can go wrong has a name that does not change, and"
                                        + " says what to do.")
                        .description(
                                "The stable names of every error the Tributary API answers, with"
                                        + " what to do.");
        return pages.page(frame, "docs/web/problems", ProblemsPage.of(problems.all(), reference));
    }

    @GetMapping(HOME + "/{code}")
    View one(@PathVariable String code) {
        var problem =
                problems.find(code)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is no problem of this name."));
        var frame =
                Frame.docs(problem.title(), HOME)
                        .under("Problems", HOME)
                        .description(problem.title() + ": what it means and what to do.");
        return pages.page(frame, "docs/web/problem-entry", page(problem));
    }

    private ReadPage.@Nullable Place guide(@Nullable String name) {
        return guides.all().stream()
                .filter(guide -> guide.name().equals(name))
                .findFirst()
                .map(guide -> new ReadPage.Place(guide.title(), guide.href()))
                .orElse(null);
    }

    private ProblemEntryPage page(Problem problem) {
        var story = stories.of(problem);
        return new ProblemEntryPage(
                problem,
                story.happened(),
                ProblemStories.again(problem),
                guide(story.guide()),
                examples.of(problem),
                reference.operations().stream()
                        .filter(operation -> operation.problems().contains(problem))
                        .map(
                                operation ->
                                        new ReadPage.Place(
                                                operation.docs().summary(),
                                                "/docs/reference#" + operation.docs().id()))
                        .toList());
    }
}
