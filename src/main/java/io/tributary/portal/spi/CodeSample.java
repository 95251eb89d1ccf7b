package io.tributary.portal.spi;

/**
 * Code to paste.
 *
 * @param label the language, or what it is: {@code curl}, {@code Python}, {@code Response}
 */
public record CodeSample(String label, String text) {}
