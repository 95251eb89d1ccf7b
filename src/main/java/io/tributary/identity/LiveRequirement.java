package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import java.util.Optional;

/**
 * Something that must hold before an organization gets a live key. Beans of this type, contributed
 * by the modules that know, are all asked; keys that exist go on working.
 */
public interface LiveRequirement {
    /** What is still missing, as a sentence for people; empty when nothing is. */
    Optional<String> missing(OrganizationId organization);
}
