package io.tributary.gateway;

import java.time.Duration;

/**
 * What the signature of a call must keep to.
 *
 * @param tolerance how far the clock of whoever signs may be from ours
 * @param shortestNonce in characters
 * @param longestNonce in characters
 */
public record SigningTerms(Duration tolerance, int shortestNonce, int longestNonce) {}
