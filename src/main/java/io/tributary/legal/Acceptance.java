package io.tributary.legal;

import io.tributary.identity.Role;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's yes to one version, for an organization.
 *
 * @param sha256 of the words that were accepted
 * @param role what the person was for the organization then: owner or admin
 * @param address from where on the network
 */
public record Acceptance(
        UUID id,
        OrganizationId organization,
        LegalDocument document,
        int number,
        String sha256,
        PersonId person,
        String personName,
        String personEmail,
        Role role,
        String address,
        Instant at) {}
