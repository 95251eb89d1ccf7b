package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a new partner, ticked by what really happened. Beans of this type, contributed by the
 * modules in which it happens, make up the page of first steps.
 */
public interface Milestone {
    /** Its place among all, ascending: 10 is the first. */
    int order();

    /** What to do, as a request: {@code Make a test call}. */
    String title();

    /** What it takes, or why it is worth it. */
    String sentence();

    /** The page where it is done, beginning with a slash. */
    String href();

    /** When it happened; empty as long as it has not. */
    Optional<Instant> done(OrganizationId organization);

    /** Whether one can do without; such a step stays in sight but is never the next one. */
    default boolean isOptional() {
        return false;
    }
}
