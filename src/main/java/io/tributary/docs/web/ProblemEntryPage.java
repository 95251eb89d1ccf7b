package io.tributary.docs.web;

import io.tributary.kernel.Problem;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One problem explained.
 *
 * @param again whether it helps to send the same again
 * @param guide the guide that tells more; null for none
 * @param operations that may answer it
 */
record ProblemEntryPage(
        Problem problem,
        String happened,
        String again,
        ReadPage.@Nullable Place guide,
        CodeSample example,
        List<ReadPage.Place> operations) {}
