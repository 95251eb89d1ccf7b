package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

/** Whoever records calls tells the page of first steps how far an organization has come. */
public interface OnboardingFacts {
    /** Whether a call was answered with one of its keys, in either mode. */
    boolean firstCallMade(OrganizationId organization);
}
