package io.tributary.portal.web;

import io.tributary.kernel.Problem;

import java.util.List;

/** The list of all problems, by status. */
record ProblemsPage(List<Problem> problems) {
    ProblemsPage {
        problems = List.copyOf(problems);
    }
}
