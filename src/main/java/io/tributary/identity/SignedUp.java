package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

/** A new organization exists. Published inside the transaction that makes it, in its scope. */
public record SignedUp(OrganizationId organization, String email) {}
