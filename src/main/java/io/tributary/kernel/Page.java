package io.tributary.kernel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param items what is on this page, in the list's order
 * @param nextCursor what to ask with for the page that follows; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
