package io.tributary.privacy;

import java.time.Instant;

/**
 * What somebody agrees to, word by word.
 *
 * @param version counts up from 1 for each purpose
 * @param digest SHA-256 of the text, hexadecimal
 */
public record Wording(
        Purpose purpose, int version, String text, String digest, Instant publishedAt) {}
