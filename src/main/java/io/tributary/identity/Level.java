package io.tributary.identity;

/** How well an organization is served, in a word. */
public enum Level implements Entitled {
    /** {@code community}, {@code basic}, {@code priority} or {@code dedicated}. */
    SUPPORT,
    /** {@code public} or {@code guided}. */
    DOCUMENTATION
}
