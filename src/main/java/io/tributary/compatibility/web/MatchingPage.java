package io.tributary.compatibility.web;

import io.tributary.privacy.Wording;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Whether the visitor takes part in matching.
 *
 * @param wording what they agree to if they do
 * @param since null while they do not
 * @param isComplete whether there is a complete assessment in this browser
 */
record MatchingPage(String base, Wording wording, @Nullable Instant since, boolean isComplete) {}
