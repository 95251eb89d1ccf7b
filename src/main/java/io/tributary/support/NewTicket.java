package io.tributary.support;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A ticket that somebody wants to open.
 *
 * @param subject 1 to {@value #LONGEST_SUBJECT} characters, one line
 * @param body 1 to {@value Texts#LONGEST_BODY} characters
 * @param follows the closed ticket that it goes on from
 */
public record NewTicket(
        Category category,
        String subject,
        String body,
        List<Upload> files,
        @Nullable UUID follows) {
    /** How long a subject may be. */
    public static final int LONGEST_SUBJECT = 150;

    public NewTicket {
        files = List.copyOf(files);
    }
}
