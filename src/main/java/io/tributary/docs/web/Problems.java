package io.tributary.docs.web;

import io.tributary.kernel.Problem;
import io.tributary.portal.spi.ProblemCatalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The problems of all modules, by status and name. */
final class Problems {
    private final List<Problem> all;

    Problems(List<ProblemCatalogue> catalogues) {
        all =
                catalogues.stream()
                        .flatMap(catalogue -> catalogue.problems().stream())
                        .sorted(
                                Comparator.comparingInt(Problem::status)
                                        .thenComparing(Problem::code))
                        .toList();
    }

    List<Problem> all() {
        return all;
    }

    Optional<Problem> find(String code) {
        return all.stream().filter(problem -> problem.code().equals(code)).findFirst();
    }
}
