package io.tributary.notify;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An endpoint as somebody wants it; {@link Webhooks} tells what is wrong with it.
 *
 * @param eventTypes what is to be sent there; empty for everything
 */
public record WantedEndpoint(String url, String description, SortedSet<String> eventTypes) {
    public static final int LONGEST_URL = 2000;
    public static final int LONGEST_DESCRIPTION = 200;

    public WantedEndpoint {
        url = url.strip();
        description = description.strip();
        eventTypes = Collections.unmodifiableSortedSet(new TreeSet<>(eventTypes));
    }
}
