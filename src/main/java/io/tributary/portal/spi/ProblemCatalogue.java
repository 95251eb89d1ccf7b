package io.tributary.portal.spi;

import io.tributary.kernel.Problem;

import java.util.List;

/**
 * The problems of one module, for the catalogue at {@code /docs/problems}. A bean is all it takes.
 */
public record ProblemCatalogue(List<Problem> problems) {
    public ProblemCatalogue {
        problems = List.copyOf(problems);
    }

    /** All of them: {@code ProblemCatalogue.of(GatewayProblem.values())}. */
    public static ProblemCatalogue of(Problem... problems) {
        return new ProblemCatalogue(List.of(problems));
    }
}
