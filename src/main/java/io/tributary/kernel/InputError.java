package io.tributary.kernel;

/**
 * One thing wrong with an input.
 *
 * @param pointer where it stands: a JSON pointer (RFC 6901) into the body, or the name of a
 *     parameter or form field
 * @param detail what is wrong there and how to mend it
 */
public record InputError(String pointer, String detail) {}
