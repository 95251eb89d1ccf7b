package io.tributary.support;

import java.io.InputStream;

/**
 * A file as somebody sent it, not looked at yet.
 *
 * @param bytes read once, to its end or to the most that a file may have
 */
public record Upload(String name, InputStream bytes) {}
