package io.tributary.notify;

import io.tributary.kernel.OrganizationId;

/**
 * Something that an organization's people should look at.
 *
 * @param kind the code of an {@link AlertKind}
 * @param occasion what it is about and of what time, such as {@code 2026-03-01/live/80}: of one
 *     kind and occasion there is one alert, however often it is raised
 * @param title a sentence without its full stop, at most 150 characters; also the mail's subject
 * @param text what happened, what it means and what to do; at most 2,000 characters
 * @param href the page to look at, beginning with a slash
 */
public record Alert(
        OrganizationId organization,
        String kind,
        String occasion,
        String title,
        String text,
        String href) {
    public Alert {
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException("no page of ours: " + href);
        }
    }
}
