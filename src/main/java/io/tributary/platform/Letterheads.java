package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

import java.util.Optional;

/**
 * Knows which organizations write under their own name, or lead to their own host. The one bean of
 * this type is identity's.
 */
public interface Letterheads {
    Optional<Letterhead> of(OrganizationId organization);
}
