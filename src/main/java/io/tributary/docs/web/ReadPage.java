package io.tributary.docs.web;

import io.tributary.portal.spi.Part;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A guide as it is read.
 *
 * @param outline what stands on it
 * @param before the guide before; null for the first
 * @param after the guide after; null for the last
 */
record ReadPage(Part text, List<Place> outline, @Nullable Place before, @Nullable Place after) {
    /** Somewhere to go. */
    record Place(String label, String href) {}
}
