package io.tributary.gateway.web;

import io.tributary.portal.spi.CodeSample;

import java.util.List;
import java.util.UUID;

/**
 * A key, shown this once.
 *
 * @param next what happens to the key it replaces, or what to do first
 */
record IssuedKeyPage(
        UUID id, String name, String text, String warning, String next, List<CodeSample> samples) {
    /** Without the key. */
    @Override
    public String toString() {
        return "IssuedKeyPage[" + id + "]";
    }
}
