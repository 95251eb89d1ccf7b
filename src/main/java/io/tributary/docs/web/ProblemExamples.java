package io.tributary.docs.web;

import io.tributary.docs.ProblemStories;
import io.tributary.gateway.GatewayProblem;
import io.tributary.kernel.InputError;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.ProblemBody;

import java.util.List;

/** Answers that carry a problem, as the server writes them. */
final class ProblemExamples {
    private static final String REQUEST = "019cad3a-2c9d-7e0b-9d5c-3f1d2b7a6c10";

    private final ProblemStories stories;
    private final Settings settings;

    ProblemExamples(ProblemStories stories, Settings settings) {
        this.stories = stories;
        this.settings = settings;
    }

    /** An answer with its status line and fields. */
    CodeSample of(Problem problem) {
        var waits = problem.status() == 429 || problem.status() == 503;
        return new CodeSample(
                "Answer",
                "HTTP/1.1 "
                        + problem.status()
                        + "\nContent-Type: "
                        + ProblemBody.CONTENT_TYPE
                        + "\nX-Request-Id: "
                        + REQUEST
                        + (waits ? "\nRetry-After: 31" : "")
                        + "\n\n"
                        + json(example(problem), settings));
    }

    /** The body, in lines. */
    static String json(ProblemException problem, Settings settings) {
        return JsonText.of(ProblemBody.of(problem, settings, REQUEST).asMap());
    }

    private ProblemException example(Problem problem) {
        var detail = stories.of(problem).detail();
        var told = detail == null ? problem.title() + "." : detail;
        if (problem == PlatformProblem.INVALID_INPUT) {
            return new ProblemException(
                    problem,
                    told,
                    List.of(
                            new InputError("/person1/traits/3", "A number from 0 to 1."),
                            new InputError("/person2/traits", "Needed: 32 numbers.")));
        }
        if (problem == GatewayProblem.QUOTA_EXCEEDED) {
            return new ProblemException(problem, told)
                    .with("limit", 60)
                    .with("violated-policies", List.of("minute"))
                    .with("upgrade_url", settings.link("/#plans-title"));
        }
        return new ProblemException(problem, told);
    }
}
