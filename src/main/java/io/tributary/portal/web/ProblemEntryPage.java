package io.tributary.portal.web;

import io.tributary.kernel.Problem;

/**
 * One problem explained.
 *
 * @param example an answer that carries it
 */
record ProblemEntryPage(Problem problem, String example) {}
