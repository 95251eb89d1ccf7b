package io.tributary.docs.web;

import io.tributary.gateway.ApiReference;
import io.tributary.kernel.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** All problems: those that programs meet, and those that only pages show. */
record ProblemsPage(List<Group> groups) {
    /** Some of them under a heading. */
    record Group(String anchor, String title, List<Problem> problems) {}

    static ProblemsPage of(List<Problem> problems, ApiReference reference) {
        var answered =
                reference.operations().stream()
                        .flatMap(operation -> operation.problems().stream())
                        .collect(Collectors.toSet());
        return new ProblemsPage(
                List.of(
                        new Group(
                                "api",
                                "Answered by the API",
                                problems.stream().filter(answered::contains).toList()),
                        new Group(
                                "pages",
                                "Elsewhere",
                                problems.stream()
                                        .filter(problem -> !answered.contains(problem))
                                        .toList())));
    }
}
