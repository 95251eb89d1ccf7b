package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

/**
 * A person who is signed in and works for an organization. A parameter of this type of a controller
 * method is found from the session.
 *
 * @param operator whether they also run the house
 */
public record Actor(
        PersonId person,
        String name,
        String email,
        OrganizationId organization,
        Role role,
        boolean operator) {}
