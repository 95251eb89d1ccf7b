package io.tributary.legal;

import io.tributary.identity.Milestone;
import io.tributary.kernel.OrganizationId;

import java.time.Instant;
import java.util.Optional;

/** The step of a new partner in which the documents are accepted that a live key needs. */
final class TermsAccepted implements Milestone {
    /** After the plan is chosen, before the live key. */
    private static final int ORDER = 40;

    private final Acceptances acceptances;

    TermsAccepted(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String title() {
        return "Accept the terms";
    }

    @Override
    public String sentence() {
        return "An owner or admin reads and accepts the API terms and the data processing"
                + " agreement; live keys need both.";
    }

    @Override
    public String href() {
        return "/partner/legal";
    }

    @Override
    public Optional<Instant> done(OrganizationId organization) {
        return acceptances.completedAt(organization);
    }
}
